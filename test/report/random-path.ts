import type { FlowPath, PathNode } from "../../src/model/flow-path.ts";

/** Numbers between 0 and 1 that follow from a seed (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const words = [
  "Hi",
  "Welcome to your trial",
  "MMMM WWWW @@@@",
  "Æøå – prøveperioden utløper om 3 dager",
  "中文标题很长很长",
  "x".repeat(80),
  "🎉",
  "",
];

/** Both sides of a random flow: splits in splits, waits for actions, goals, steps that come, go, change and move. */
export function randomPath(seed: number, most = 8): FlowPath {
  const random = randomNumbers(seed);
  const pick = <Item>(items: readonly [Item, ...Item[]]) => items[Math.floor(random() * items.length)] ?? items[0];
  let id = 0;
  const node = (
    kind: PathNode["kind"],
    type: string,
    values: PathNode["values"],
    children: readonly PathNode[] = [],
  ): PathNode => ({
    ...{ kind, type, values, children },
    id: `n${++id}`,
    serverId: id,
    path: `n${id}`,
  });
  const text = () => pick(words as [string, ...string[]]);
  const steps = (depth: number): readonly PathNode[] =>
    Array.from({ length: Math.floor(random() * (most / (depth + 1))) }, () => step(depth));
  const step = (depth: number): PathNode => {
    const kind = random();
    if (kind < 0.2 && depth < 3) {
      const branches = Array.from({ length: 1 + Math.floor(random() * 3) }, () =>
        node("option", "LinkClicked", { Name: text() }, steps(depth + 1)),
      );
      return node("step", "Split", { SplitName: text(), ExitFlow: random() < 0.3 }, [
        ...branches,
        node("option", "None", {}, steps(depth + 1)),
      ]);
    }
    if (kind < 0.3) {
      const actions = [node("action", "LinkClicked", {}), node("action", "FormSubmitted", {})].slice(
        0,
        1 + Math.floor(random() * 2),
      );
      return node("step", "WaitForAction", { ActionTimeout: 7, ExitFlow: random() < 0.5 }, actions);
    }
    return random() < 0.5
      ? node("step", "SendEmail", { Subject: text() })
      : node("step", "WaitForTime", { TimeWaitAlgorithm: "NumIntervals", NumIntervals: 3, IntervalType: "Days" });
  };
  const changed = (nodes: readonly PathNode[]): readonly PathNode[] => {
    const kept = nodes
      .filter(() => random() > 0.1)
      .map((own) => ({
        ...own,
        values: own.type === "SendEmail" && random() < 0.2 ? { Subject: text() } : own.values,
        children: changed(own.children),
      }));
    const more = random() < 0.3 ? [...kept, step(2)] : kept;
    return random() < 0.2 ? more.toReversed() : more;
  };
  const triggers = Array.from({ length: Math.floor(random() * 3) }, () => node("trigger", "FormSubmitted", {}));
  const goals = Array.from({ length: Math.floor(random() * 3) }, () => node("goal", "FormSubmitted", {}));
  const before = [...goals, ...steps(0)];
  const after = changed(before).toSorted((a, b) => Number(b.kind === "goal") - Number(a.kind === "goal"));
  return { before: random() < 0.1 ? [] : [...triggers, ...before], after: [...triggers, ...after] };
}
