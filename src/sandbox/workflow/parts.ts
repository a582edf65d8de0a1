import type { EmailFlow } from "../../model/email-flow.ts";
import { idProperty } from "../../model/properties-of.ts";
import { type Pointer, valueAt } from "../../source/pointer.ts";
import type { SandboxState } from "../state.ts";
import type { Row } from "../store.ts";
import { readNames } from "./carrier/posted.ts";
import { editList } from "./edit-lists.ts";
import { emailFlowIdOf, storedFlow } from "./flows.ts";
import { locate } from "./locate.ts";
import { type Refused, refused } from "./refused.ts";
import { replaceFlow } from "./save/replace-flow.ts";
import { saveEmailFlow } from "./save/save-email-flow.ts";

/** The nodes that have methods of their own for saving and deleting. */
export type Part = "trigger" | "goal" | "action";

/** Saves one part of a flow that exists; the value is the part as it is stored. */
export function savePart(state: SandboxState, kind: Part, posted: unknown): { readonly value: unknown } | Refused {
  const named = readNames(posted, [idProperty[kind], "WorkflowId", "WorkflowStepId"], state);
  const id = Number(named[idProperty[kind]] ?? 0);
  const place = id === 0 ? newPlace(state, kind, named) : placeOf(state, kind, id);
  if (place === undefined) return refused(`There is no place for this ${kind}.`);
  const { flow, list, index } = place;
  const saved = saveEmailFlow(
    state,
    editList(flow, list, (parts) => parts.toSpliced(index ?? parts.length, 1, posted as Row)),
  );
  return "error" in saved ? saved : { value: partAt(saved.value, list, index) };
}

/** Takes one part out of its flow. */
export function deletePart(state: SandboxState, kind: Part, id: number): Refused | undefined {
  const place = placeOf(state, kind, id);
  if (place === undefined) return refused(`There is no ${idProperty[kind]} ${id}.`);
  const { flow, list, index } = place;
  const outcome = replaceFlow(
    state,
    flow,
    editList(flow, list, (parts) => parts.toSpliced(index ?? 0, 1)),
  );
  return "error" in outcome ? outcome : undefined;
}

interface Place {
  readonly flow: EmailFlow;
  /** Leads to the list that holds the part. */
  readonly list: Pointer;
  /** Its place there; undefined for a new one, which comes last. */
  readonly index: number | undefined;
}

function placeOf(state: SandboxState, kind: Part, id: number): Place | undefined {
  const found = locate(state, kind, id);
  return found && { flow: found.flow, list: found.node.pointer.slice(0, -1), index: found.node.index };
}

/** A trigger or goal goes into the flow with its WorkflowId, an action into the step with its WorkflowStepId. */
function newPlace(state: SandboxState, kind: Part, named: Row): Place | undefined {
  if (kind === "action") {
    const step = locate(state, "step", Number(named.WorkflowStepId ?? 0));
    if (step?.node.type !== "WaitForAction") return undefined;
    return { flow: step.flow, list: [...step.node.pointer, "Actions"], index: undefined };
  }
  const flow = storedFlow(state, emailFlowIdOf(state, Number(named.WorkflowId ?? 0)));
  return flow && { flow, list: [kind === "trigger" ? "Triggers" : "Goals"], index: undefined };
}

function partAt(flow: EmailFlow, list: Pointer, index: number | undefined): unknown {
  const parts = (valueAt(flow, list) ?? []) as readonly unknown[];
  return parts.at(index ?? -1);
}
