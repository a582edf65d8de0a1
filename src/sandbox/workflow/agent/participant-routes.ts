import { empty, type Handler, json, type Routes } from "../../state.ts";
import { tryEnrol } from "../enrol.ts";
import { storedFlow } from "../flows.ts";
import { refused } from "../refused.ts";
import { removeParticipants } from "../remove-participants.ts";
import { bodyArguments, numbersIn } from "./arguments.ts";

const tryAddPersons: Handler = (state, call) => {
  const { EmailFlowId, PersonIds } = bodyArguments(call, ["EmailFlowId", "PersonIds"]);
  const flow = storedFlow(state, Number(EmailFlowId ?? 0));
  if (flow === undefined) return refused(`There is no flow with EmailFlowId ${EmailFlowId}.`);
  return json(numbersIn(PersonIds).map((personId) => tryEnrol(state, flow, personId)));
};

const removePersons: Handler = (state, call) => {
  const { EmailFlowId, WorkflowInstanceIds } = bodyArguments(call, ["EmailFlowId", "WorkflowInstanceIds"]);
  return removeParticipants(state, Number(EmailFlowId ?? 0), numbersIn(WorkflowInstanceIds)) ?? empty;
};

/** Who takes part. */
export const participantRoutes: Routes = {
  TryAddPersonsToEmailFlow: tryAddPersons,
  RemoveParticipantsFromEmailFlow: removePersons,
};
