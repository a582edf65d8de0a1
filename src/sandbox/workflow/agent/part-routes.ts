import { empty, json, type Routes } from "../../state.ts";
import { answeredDefault } from "../defaults.ts";
import { locate } from "../locate.ts";
import { deletePart, type Part, savePart } from "../parts.ts";
import { replyOf } from "../refused.ts";
import { answer } from "./answer.ts";
import { withQueryId } from "./arguments.ts";

/** The four methods of one kind of part. */
function routesOf(name: string, kind: Part): Routes {
  const id = `${name.charAt(0).toLowerCase()}${name.slice(1)}Id`;
  return {
    [`CreateDefault${name}`]: (state) => json(answeredDefault(state, kind)),
    [`Save${name}`]: (state, { body }) => replyOf(savePart(state, kind, body)),
    [`Get${name}`]: withQueryId(id, (state, partId, call) => answer(call, locate(state, kind, partId)?.node.value)),
    [`Delete${name}`]: withQueryId(id, (state, partId) => deletePart(state, kind, partId) ?? empty),
  };
}

/** The parts of a flow that can be saved alone. */
export const partRoutes: Routes = {
  ...routesOf("WorkflowTrigger", "trigger"),
  ...routesOf("WorkflowGoal", "goal"),
  ...routesOf("WorkflowWaitForAction", "action"),
};
