import type { Change } from "../model/change.ts";
import type { EmailFlow } from "../model/email-flow.ts";
import type { FlowPlan } from "../model/plan.ts";

/** What would be done to a flow. What is left out is told to people, or explains: no write of an apply depends on it. */
export function doneTo(flow: FlowPlan): object {
  const { file: _, people: _people, seen: _seen, edited: _edited, path: _path, text: _text, ...rest } = flow;
  const { kept: _kept, unknown: _unknown, mustBeEmpty: _mustBeEmpty, changes, payload, ...done } = rest;
  const told = changes.filter(({ action }) => action !== "move").map(withoutPlace);
  return { ...done, payload: payload === null ? null : withoutStamp(payload), changes: told };
}

/** Who saved the flow before, and when, goes back as it came, and the server sets it anew. */
function withoutStamp(payload: EmailFlow): object {
  const { CreatedBy: _, CreatedDate: _date, UpdatedBy: _by, UpdatedDate: _at, ...sent } = payload;
  return sent;
}

function withoutPlace({ effect: _, source: _source, ...change }: Change): object {
  if (change.action !== "add") return change;
  const { places: _places, ...added } = change;
  return added;
}
