import { idProperty } from "../../../model/properties-of.ts";
import type { Call } from "../../state.ts";
import { empty, json, type Reply, type Routes, type SandboxState } from "../../state.ts";
import { defaultCarrier } from "../defaults.ts";
import { locate } from "../locate.ts";
import { deletePart, type Part, savePart } from "../parts.ts";
import { refused, replyOf } from "../refused.ts";
import { answer } from "./answer.ts";
import { queryNumber } from "./arguments.ts";

/** The four methods of one kind of part; the id travels in the query under the carrier's own name. */
function routesOf(name: string, kind: Part): Routes {
  const idOf = (call: Call) => queryNumber(call, idProperty[kind]);
  const get = (state: SandboxState, call: Call): Reply => {
    const id = idOf(call);
    if (id === undefined) return refused(`${idProperty[kind]} is not a number.`);
    return answer(call, locate(state, kind, id)?.node.value);
  };
  return {
    [`CreateDefault${name}`]: () => json(defaultCarrier(kind)),
    [`Save${name}`]: (state, { body }) => replyOf(savePart(state, kind, body)),
    [`Get${name}`]: get,
    [`Delete${name}`]: (state, call) => deletePart(state, kind, idOf(call) ?? 0) ?? empty,
  };
}

/** The parts of a flow that can be saved alone. */
export const partRoutes: Routes = {
  ...routesOf("WorkflowTrigger", "trigger"),
  ...routesOf("WorkflowGoal", "goal"),
  ...routesOf("WorkflowWaitForAction", "action"),
};
