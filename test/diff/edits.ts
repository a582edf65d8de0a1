/** A step of a document that may be edited in place. */
interface Step {
  id: string;
  was?: string;
  split?: Split;
  [keyword: string]: unknown;
}

interface Branch {
  id: string;
  was?: string;
  steps: Step[];
  [key: string]: unknown;
}

interface Split {
  by: string;
  branches: Branch[];
  everyoneElse: { steps?: Step[]; [key: string]: unknown };
  [key: string]: unknown;
}

export interface EditableFlow {
  name: string;
  steps: Step[];
  [key: string]: unknown;
}

/** Choices that an edit makes: the next one of so many. */
export type Choose = (count: number) => number;

/** Edits a document in place; false where the document has nothing to edit so. New ids come from `fresh`. */
type Edit = (flow: EditableFlow, choose: Choose, fresh: () => string) => boolean;

/** Every list of steps of a flow, the main line first. */
function listsOf(steps: Step[]): Step[][] {
  const inner = steps.flatMap(({ split }) => {
    if (split === undefined) return [];
    const others = split.everyoneElse.steps === undefined ? [] : [split.everyoneElse.steps];
    return [...split.branches.map((branch) => branch.steps), ...others];
  });
  return [steps, ...inner.flatMap(listsOf)];
}

const all = ({ steps }: EditableFlow) => listsOf(steps).flat();
const splitsOf = (flow: EditableFlow) => all(flow).flatMap(({ split }) => (split === undefined ? [] : [split]));
const branchesOf = (flow: EditableFlow) => splitsOf(flow).flatMap(({ branches }) => branches);
const within = (step: Step) => new Set(listsOf([step]).flat());

const pick = <Item>(items: readonly Item[], choose: Choose): Item | undefined => items[choose(items.length)];

/** One step and the list that it stands in. */
function place(flow: EditableFlow, choose: Choose, fits: (step: Step) => boolean = () => true) {
  const places = listsOf(flow.steps).flatMap((list) => list.filter(fits).map((step) => ({ list, step })));
  return pick(places, choose);
}

const take = (list: Step[], step: Step) => void list.splice(list.indexOf(step), 1);
const put = (list: Step[], step: Step, choose: Choose) => void list.splice(choose(list.length + 1), 0, step);
const newStep = (id: string): Step => ({ id, wait: "77 minutes" });
const branchOf = (fresh: () => string, by: string, steps: Step[]): Branch => ({
  id: fresh(),
  ...(by === "projectMembership" ? { project: "Beta" } : { selection: "Alpha" }),
  steps,
});

/** Lists that a step may be moved to: not those inside it. */
function targets(flow: EditableFlow, step: Step): Step[][] {
  const inside = within(step);
  return listsOf(flow.steps).filter(
    (list) => !listsOf([step]).slice(1).includes(list) && !list.some((s) => s !== step && inside.has(s)),
  );
}

const onList =
  (least: number, change: (list: Step[], choose: Choose) => void): Edit =>
  (flow, choose) => {
    const list = pick(
      listsOf(flow.steps).filter(({ length }) => length >= least),
      choose,
    );
    if (list === undefined) return false;
    change(list, choose);
    return true;
  };

const onStep =
  (
    change: (at: { list: Step[]; step: Step }, flow: EditableFlow, choose: Choose, fresh: () => string) => void,
    fits?: (step: Step) => boolean,
  ): Edit =>
  (flow, choose, fresh) => {
    const at = place(flow, choose, fits);
    if (at === undefined) return false;
    change(at, flow, choose, fresh);
    return true;
  };

const onSplit =
  (change: (split: Split, choose: Choose, fresh: () => string) => void, least = 1): Edit =>
  (flow, choose, fresh) => {
    const split = pick(
      splitsOf(flow).filter(({ branches }) => branches.length >= least),
      choose,
    );
    if (split === undefined) return false;
    change(split, choose, fresh);
    return true;
  };

const onBranch =
  (change: (branch: Branch, flow: EditableFlow, choose: Choose, fresh: () => string) => void): Edit =>
  (flow, choose, fresh) => {
    const branch = pick(branchesOf(flow), choose);
    if (branch === undefined) return false;
    change(branch, flow, choose, fresh);
    return true;
  };

const isSplit = ({ split }: Step) => split !== undefined;
const isWait = ({ wait }: Step) => wait !== undefined;
const isLeaf = (step: Step) => !isSplit(step);

const rename = (node: Step | Branch, fresh: () => string) => {
  node.was = node.id;
  node.id = fresh();
};

function copy(step: Step, fresh: () => string): Step {
  const twin = structuredClone(step);
  for (const each of within(twin)) {
    each.id = fresh();
    for (const branch of each.split?.branches ?? []) branch.id = fresh();
  }
  return twin;
}

const move = (at: { list: Step[]; step: Step }, flow: EditableFlow, choose: Choose) => {
  const list = pick(targets(flow, at.step), choose) ?? at.list;
  take(at.list, at.step);
  put(list, at.step, choose);
};

const several =
  (...edits: readonly Edit[]): Edit =>
  (flow, choose, fresh) => {
    const done = edits.map((edit) => edit(flow, choose, fresh));
    return done.some(Boolean);
  };

const wrap = (fresh: () => string, steps: Step[]): Step => ({
  id: fresh(),
  split: { by: "selectionMembership", branches: [branchOf(fresh, "selectionMembership", steps)], everyoneElse: {} },
});

const swapItems = (list: unknown[], a: number, b: number) => {
  [list[a], list[b]] = [list[b], list[a]];
};

const removeStep = onStep(({ list, step }) => take(list, step));
const insert = onList(0, (list, choose) => put(list, newStep(`new-${choose(1_000_000)}`), choose));
const moveAny = onStep(move);
const renameAny = onStep(({ step }, _flow, _choose, fresh) => rename(step, fresh));
const renameBranch = onBranch((branch, _flow, _choose, fresh) => rename(branch, fresh));
const editWait = onStep(({ step }) => {
  step.wait = "99 hours";
}, isWait);
const reorderBranches = onSplit(({ branches }) => void branches.reverse(), 2);

/** Forty kinds of edit that people make in a flow. */
export const edits: Readonly<Record<string, Edit>> = {
  "nothing at all": () => true,
  "reverse a list": onList(2, (list) => void list.reverse()),
  "first to last": onList(2, (list) => void list.push(...list.splice(0, 1))),
  "last to first": onList(2, (list) => void list.unshift(...list.splice(-1))),
  "swap neighbours": onList(2, (list, choose) => {
    const first = choose(list.length - 1);
    swapItems(list, first, first + 1);
  }),
  "swap any two of a list": onList(2, (list, choose) => swapItems(list, choose(list.length), choose(list.length))),
  "insert a step first": onList(0, (list, choose) => void list.unshift(newStep(`new-${choose(1_000_000)}`))),
  "insert a step last": onList(0, (list, choose) => void list.push(newStep(`new-${choose(1_000_000)}`))),
  "insert a step anywhere": insert,
  "insert two steps": several(insert, insert),
  "remove a step": removeStep,
  "remove two steps": several(removeStep, removeStep),
  "remove the first step": onList(1, (list) => void list.shift()),
  "remove everything but one": onList(
    2,
    (list, choose) => void list.splice(0, list.length, list[choose(list.length)] as Step),
  ),
  "remove a split with all that is in it": onStep(({ list, step }) => take(list, step), isSplit),
  "unnest: a split goes and its steps stay": onStep(({ list, step }) => {
    const inside = [...(step.split?.branches ?? []), step.split?.everyoneElse ?? {}];
    list.splice(list.indexOf(step), 1, ...inside.flatMap(({ steps }) => (steps as Step[] | undefined) ?? []));
  }, isSplit),
  "nest: a step goes into a new split": onStep(({ list, step }, _flow, _choose, fresh) => {
    list.splice(list.indexOf(step), 1, wrap(fresh, [step]));
  }),
  "nest everything": (flow, _choose, fresh) => {
    flow.steps = [wrap(fresh, flow.steps)];
    return true;
  },
  "split a list into two branches": onList(2, (list, choose) => {
    const fresh = () => `new-${choose(1_000_000)}`;
    const [one, two] = [list.slice(0, 1), list.slice(1)];
    const split = wrap(fresh, one);
    split.split?.branches.push(branchOf(fresh, "selectionMembership", two));
    list.splice(0, list.length, split);
  }),
  "move a step anywhere": moveAny,
  "move two steps anywhere": several(moveAny, moveAny),
  "move a split with all that is in it": onStep(move, isSplit),
  "move a step into a branch": onBranch((branch, flow, choose) => {
    const at = place(flow, choose, (step) => isLeaf(step) && !branch.steps.includes(step));
    if (at === undefined) return;
    take(at.list, at.step);
    put(branch.steps, at.step, choose);
  }),
  "move all steps out of a branch": onBranch((branch, flow) => void flow.steps.push(...branch.steps.splice(0))),
  "swap the order of branches": reorderBranches,
  "swap what two branches hold": onSplit(({ branches }) => {
    const [a, b] = branches;
    if (a !== undefined && b !== undefined) [a.steps, b.steps] = [b.steps, a.steps];
  }, 2),
  "add a branch": onSplit((split, _choose, fresh) => {
    split.branches.push({ ...structuredClone(split.branches[0]), id: fresh(), steps: [] } as Branch);
  }),
  "remove a branch with its steps": onSplit(
    ({ branches }, choose) => void branches.splice(choose(branches.length), 1),
    2,
  ),
  "remove a branch and keep its steps in another": onSplit(({ branches }) => {
    const [gone, kept] = branches.splice(0, 2);
    if (gone === undefined || kept === undefined) return;
    kept.steps.push(...gone.steps);
    branches.unshift(kept);
  }, 2),
  "everyone else's steps become the first branch's": onSplit(({ branches, everyoneElse }) => {
    branches[0]?.steps.push(...(everyoneElse.steps ?? []));
    delete everyoneElse.steps;
  }),
  "duplicate a step behind itself": onStep(({ list, step }, _flow, _choose, fresh) => {
    list.splice(list.indexOf(step) + 1, 0, copy(step, fresh));
  }),
  "duplicate a step in front of itself": onStep(({ list, step }, _flow, _choose, fresh) => {
    list.splice(list.indexOf(step), 0, copy(step, fresh));
  }),
  "duplicate a step to another place": onStep(({ step }, flow, choose, fresh) => {
    put(pick(listsOf(flow.steps), choose) ?? flow.steps, copy(step, fresh), choose);
  }),
  "rename a step": renameAny,
  "rename every step": (flow, _choose, fresh) => {
    for (const step of all(flow)) rename(step, fresh);
    return flow.steps.length > 0;
  },
  "rename a branch": renameBranch,
  "rename a step and move it": onStep((at, flow, choose, fresh) => {
    rename(at.step, fresh);
    move(at, flow, choose);
  }),
  "rename a step and its branch": several(renameAny, renameBranch),
  "edit a wait": editWait,
  "edit a wait, move a step and swap branches": several(editWait, moveAny, reorderBranches),
  "another keyword under the same id": onStep(({ list, step }) => {
    list.splice(list.indexOf(step), 1, { id: step.id, runScript: "Gamma" });
  }, isWait),
  "another name for the flow, and a new order": (flow) => {
    flow.name = `${flow.name} again`;
    flow.steps.reverse();
    return true;
  },
};
