import { diff } from "../../src/diff/diff.ts";
import { match } from "../../src/diff/match.ts";
import { merge } from "../../src/diff/merge.ts";
import type { Binding } from "../../src/model/binding.ts";
import type { EmailFlow } from "../../src/model/email-flow.ts";
import type { Participants } from "../../src/model/people.ts";
import { type FlowFacts, needsSave, statusToSet } from "../../src/plan/plan-flow.ts";
import type { Proposal } from "../../src/plan/policy.ts";
import { applied } from "../support/compare.ts";
import { compileText } from "../support/example-flows.ts";

/** How things stand on the target; left out: the flow is stopped and remembered, and nobody asked who is in it. */
export interface Standing {
  readonly status?: EmailFlow["Status"] | undefined;
  /** How many people stand on a step, by its id in the file; or why nobody knows. */
  readonly people?: Readonly<Record<string, number>> | string | undefined;
  /** What is remembered of the flow; null for nothing. */
  readonly binding?: Partial<Binding> | null;
  /** What else of the live flow is not as its file says. */
  readonly live?: (live: EmailFlow) => Partial<EmailFlow>;
}

/** What comparing finds when the flow that is live as `before` says (undefined: not at all) shall be as `after` says. */
export function proposed(before: string | undefined, after: string, standing: Standing = {}): Proposal & FlowFacts {
  const keys = ["next"];
  const { flow } = compileText(after, keys);
  const server = before === undefined ? undefined : applied(compileText(before, keys).flow);
  const live =
    server === undefined
      ? undefined
      : { ...server.live, Status: standing.status ?? "Stopped", ...standing.live?.(server.live) };
  const remembered = { key: flow.key, emailFlowId: 1, ids: server?.known ?? {}, applied: "", commit: "" };
  const binding = live === undefined || standing.binding === null ? undefined : { ...remembered, ...standing.binding };
  const known = binding?.ids ?? {};
  const found = match(flow, live, known);
  const participants = inside(standing.people, server?.known ?? {});
  const compared = {
    ...{ flow, live, binding, found, known, unknown: [] },
    changes: diff(found, known),
    people: participants === null ? null : { ...participants, readAt: "" },
  };
  return {
    ...compared,
    saves: needsSave(compared),
    setStatus: statusToSet(compared),
    ...{ merged: merge(found), fingerprint: null, seen: null, edited: null, path: { before: [], after: [] }, text: "" },
    sourceOf: ({ kind, id }, property) => ({ file: [kind, id, property].join(" "), line: 1, column: 1 }),
    keyOfFlow: (id) => `flow ${id}`,
  };
}

function inside(people: Standing["people"], known: Readonly<Record<string, string>>): Participants | null {
  if (people === undefined) return null;
  if (typeof people === "string") return { total: null, why: people };
  const byStep = Object.fromEntries(Object.entries(people).map(([id, count]) => [known[id]?.slice(1) ?? id, count]));
  return { total: Object.values(people).reduce((sum, count) => sum + count, 0), byStep };
}
