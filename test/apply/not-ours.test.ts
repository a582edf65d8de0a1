import { expect, test } from "vitest";
import { whyNotOurs } from "../../src/apply/not-ours.ts";
import type { FlowPlan } from "../../src/model/plan.ts";

type Action = FlowPlan["action"];

/** Why the plan of flow 7, of the key "trial", may not touch it; "" when it may. */
interface Case {
  readonly why: string;
  readonly actions: readonly Action[];
  readonly emailFlowId?: number | null;
  /** Which flow is remembered under which key by now. */
  readonly keys?: Readonly<Record<string, number>>;
  /** Which other project has which flow. */
  readonly others?: ReadonlyMap<number, string>;
  readonly isThere?: boolean;
}

const all: readonly Action[] = ["create", "update", "adopt", "end", "release"];
const without = (...some: readonly Action[]) => all.filter((action) => !some.includes(action));

const cases: readonly Case[] = [
  { why: "", actions: all, keys: { trial: 7 } },
  { why: "", actions: all, keys: { trial: 7, sequel: 8 } },
  {
    why: 'flow 7 is managed under the key "sequel" by now.',
    actions: without("release"),
    keys: { trial: 7, sequel: 7 },
  },
  { why: 'flow 7 is managed under the key "sequel" by now.', actions: without("release"), keys: { sequel: 7 } },
  { why: "", actions: ["release"], keys: { sequel: 7 } },
  { why: "", actions: ["create"], emailFlowId: null, keys: { sequel: 7 } },
  { why: 'flow 7 is managed by the project "shop" by now.', actions: ["adopt"], others: new Map([[7, "shop"]]) },
  { why: "", actions: ["adopt"], others: new Map([[8, "shop"]]) },
  { why: "", actions: without("adopt"), keys: { trial: 7 }, others: new Map([[7, "shop"]]) },
  { why: "", actions: ["create"], emailFlowId: null, others: new Map([[7, "shop"]]) },
  { why: "flow 8 has its key by now.", actions: ["end", "release"], keys: { trial: 8 } },
  { why: "", actions: without("end", "release"), keys: { trial: 8 } },
  { why: "it is not managed any more: it was released since.", actions: ["end"] },
  { why: "", actions: without("end") },
  { why: "", actions: ["end"], isThere: false },
];

const table = cases.flatMap(({ actions, ...rest }) => actions.map((action) => ({ action, ...rest })));

test.each(table)("$action: $why", ({ why, action, emailFlowId = 7, keys = {}, others, isThere = true }) => {
  const remembered = (key: string, id: number) => ({ key, emailFlowId: id, ids: {}, applied: "", commit: "" });
  const bindings = new Map(Object.entries(keys).map(([key, id]) => [key, remembered(key, id)]));
  const known = others === undefined ? { bindings } : { bindings, others };
  expect(whyNotOurs({ key: "trial", action, emailFlowId }, isThere, known) ?? "").toBe(why);
});
