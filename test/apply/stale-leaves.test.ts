import { beforeAll, describe, expect, test } from "vitest";
import { isAsPlanned } from "../../src/apply/is-wanted.ts";
import { lookAtPlan } from "../../src/apply/look-at-plan.ts";
import { decodeEmailFlow } from "../../src/live/decode.ts";
import type { EmailFlow } from "../../src/model/email-flow.ts";
import type { CarrierNode } from "../../src/model/node.ts";
import type { FlowPlan } from "../../src/model/plan.ts";
import type { Store } from "../../src/sandbox/store.ts";
import { formatPointer } from "../../src/source/pointer.ts";
import { present } from "../../src/util/invariant.ts";
import type { JsonObject } from "../../src/util/json.ts";
import { examplePaths } from "../support/example-flows.ts";
import { alone, appliedExamples, planOfEveryFlow, putLive, tenantAfter } from "../support/example-workshop.ts";
import { elsewhere, type LeafEdit, leafEdits } from "../support/leaf-edits.ts";

/** What may change behind a plan without making it stale, and why; everything else must be noticed. */
const ignored: readonly (readonly [RegExp, string])[] = [
  [/^flow (ContentInfo|CreatedBy|UpdatedBy|CreatedDate|UpdatedDate)\b/, "the server fills it in"],
  [/ (TableRight|FieldProperties)\b/, "says what the reader may do"],
  [/^flow (Tz|Folder|Associate|Shipment)\w* (?!(TZLocationID|HierarchyId|AssociateId|Id)$)/, "describes a record"],
  [/^flow VisibleFor DisplayValue$/, "describes who may see it"],
  [/^\w+ \w+ WorkflowId$|^(option|action) \w+ WorkflowStepId$/, "follows from where the node stands"],
  [/ Rank$/, "is a number that changes no order"],
  [/ Restrictions (DisplayValues|ColumnInfo|UniqueHash)\b/, "describes a condition"],
  [/ FieldValues\w+ (?!(Key|CurrentOperationType|Values|IsActive)$)\w+/, "describes a field"],
];

/** An answer that cannot be of this flow, or of no flow at all, is not compared but refused. */
const unreadable = /^flow EmailFlowId$|^step \w+ StepType$|^option None OptionType$/;

/** The id of everybody means nothing. */
const isIdOfAll = ({ place, live }: LeafEdit) =>
  place === "flow VisibleFor VisibleId" && live.VisibleFor.every(({ Visibility }) => Visibility === "All");

/** Behind the last line of a group nothing follows that its word could join. */
function isLastWord({ node, at }: LeafEdit): boolean {
  if (at.at(-1) !== "InterOperator") return false;
  const lines = at.slice(0, -2).reduce<unknown>((value, part) => (value as JsonObject)[part], node.value);
  return Number(at.at(-2)) === (lines as readonly unknown[]).length - 1;
}

type Expected = "refused" | "unreadable" | "applied";

function expectedOf(edit: LeafEdit): Expected {
  if (unreadable.test(edit.place)) return "unreadable";
  return isIdOfAll(edit) || isLastWord(edit) || ignored.some(([place]) => place.test(edit.place))
    ? "applied"
    : "refused";
}

/** Every leaf of a flow edited alone, by somebody who can be named. */
function editsOf(store: Store, { emailFlowId }: FlowPlan): readonly LeafEdit[] {
  const live = store.get("email_flow", emailFlowId ?? 0) as unknown as EmailFlow;
  const signed = { UpdatedBy: { FullName: "Kari Berg" }, UpdatedDate: "2026-11-24T09:15:00Z" };
  return leafEdits({ ...live, ...signed } as EmailFlow);
}

let store: Store;
let plan: Awaited<ReturnType<typeof planOfEveryFlow>>;

beforeAll(async () => {
  store = await appliedExamples();
  plan = await planOfEveryFlow(store);
});

test("the plan changes every example flow", () => {
  expect(plan.flows.map(({ action, payload }) => [action, payload === null])).toEqual(
    examplePaths.map(() => ["update", false]),
  );
});

test("the fingerprint notices each leaf that it must, and no other", () => {
  const { hash } = tenantAfter(store).project;
  const seen = new Set<string>();
  const wrong: string[] = [];
  let noticed = 0;
  for (const flow of plan.flows)
    for (const edit of editsOf(store, flow)) {
      const expected = expectedOf(edit);
      if (expected === "applied" && seen.has(edit.place)) continue;
      seen.add(edit.place);
      const live = decodeEmailFlow(edit.live, flow.emailFlowId ?? 0).value;
      const fits = live !== undefined && isAsPlanned(flow, live, { hash, paused: false });
      const found = live === undefined ? "unreadable" : fits ? "applied" : "refused";
      if (found === "refused") noticed++;
      if (found !== expected) wrong.push(`${flow.key}, ${edit.place}: ${found} instead of ${expected}`);
    }
  expect(wrong).toEqual([]);
  expect(noticed).toBeGreaterThan(3000);
});

/** What the message should name: the node by its id of the file, where it has one. */
function nameOf(flow: FlowPlan, node: CarrierNode): string {
  if (node.kind === "flow") return "the flow's settings";
  const bound = flow.nodes.find(({ pointer }) => pointer === formatPointer(node.pointer));
  return bound?.id ?? `${node.kind} ${node.type} ${node.serverId}`;
}

/** Of a status that alone has moved nobody is named, though Kari saved the flow last. */
function movedBy(flow: FlowPlan, edit: LeafEdit): string {
  if (edit.place !== "flow Status") return ` by Kari Berg at 2026-11-24 09:15:00: ${movedWords(flow, edit)}`;
  const statuses = `${flow.status?.toLowerCase()} -> ${edit.live.Status.toLowerCase()}`;
  return `: its status (${statuses}); SuperOffice does not say who did that`;
}

function movedWords(flow: FlowPlan, { place, node }: LeafEdit): string {
  const name = nameOf(flow, node);
  if (/ Workflow(Step|StepOption|Trigger|Goal|WaitForAction)Id$/.test(place)) {
    const gone = name.startsWith(`${node.kind} ${node.type}`) ? `${node.kind} ${node.serverId}` : name;
    return `${node.kind} ${node.type} ${node.serverId + elsewhere} (new), ${gone} (removed)`;
  }
  if (/ (Trigger|Goal)Type$/.test(place)) return name.replace(` ${node.type} `, " None ");
  // A branch that becomes everyone else becomes the last one.
  const branches = (node.parent?.value.Options ?? []) as readonly unknown[];
  const isLast = node.index + 2 >= branches.length;
  return place.endsWith(" OptionType") && !isLast ? `${name}, the order of its steps` : name;
}

interface Tried {
  readonly outcome: string | undefined;
  readonly code: string | undefined;
  readonly detail: string | undefined;
  /** What `show` says above the plan. */
  readonly banner: readonly string[] | undefined;
  readonly isUntouched: boolean;
}

async function tryApply(flow: FlowPlan, live: EmailFlow): Promise<Tried> {
  const shop = tenantAfter(store);
  const id = flow.emailFlowId ?? 0;
  putLive(shop, live, id);
  const saved = alone(plan, flow.key);
  const { connection, bindings } = shop.target;
  const known = (await bindings.read()).value ?? new Map();
  const banner = await lookAtPlan(saved, { connection, bindings: known, hash: shop.project.hash });
  const before = shop.store.text("email_flow", id);
  const [result] = (await shop.apply(saved)).flows;
  const [said] = result?.diagnostics ?? [];
  const isUntouched = shop.store.text("email_flow", id) === before && result?.saves === 0;
  return { outcome: result?.outcome, code: said?.code, detail: said?.detail, banner: banner.value, isUntouched };
}

describe("a saved plan is applied after one leaf was edited", () => {
  const tried = new Set<string>();

  test.each(examplePaths)("%s", async (path) => {
    const flow = present(
      plan.flows.find(({ file }) => file === `flows/${path}`),
      "the flow of a file",
    );
    for (const edit of editsOf(store, flow)) {
      const expected = expectedOf(edit);
      // What only describes is ignored in the same way wherever it stands, and a condition is one whatever it is of.
      const words = edit.place.split(" ");
      const shared = expected === "applied" || words.includes("Restrictions");
      const once = `${expected} ${words.slice(shared ? -2 : 0).join(" ")}`;
      if (tried.has(once)) continue;
      tried.add(once);
      const found = await tryApply(flow, edit.live);
      const what = `it was changed${movedBy(flow, edit)}.`;
      const wanted = {
        applied: { outcome: "applied", code: undefined, banner: [], isUntouched: false },
        unreadable: { outcome: "failed", code: "FF508", banner: undefined, isUntouched: true },
        refused: {
          outcome: "failed",
          code: "FF701",
          detail: `"${flow.name}": ${what}`,
          banner: [`"${flow.name}": ${what}`],
          isUntouched: true,
        },
      };
      expect(found, edit.place).toMatchObject(wanted[expected]);
    }
  });
});
