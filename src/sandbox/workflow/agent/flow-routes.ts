import { emailFlowProperties } from "../../../model/email-flow.ts";
import { empty, type Handler, json, type Routes } from "../../state.ts";
import { copyFlow } from "../copy-flow.ts";
import { answeredDefault } from "../defaults.ts";
import { deleteFlow } from "../delete-flow.ts";
import { fencing } from "../fencing.ts";
import { storedFlow } from "../flows.ts";
import { replyOf } from "../refused.ts";
import { saveEmailFlow } from "../save/save-email-flow.ts";
import { setStatus } from "../set-status.ts";
import { answer } from "./answer.ts";
import { bodyArguments, withQueryId } from "./arguments.ts";

const getEmailFlow = withQueryId("emailFlowId", (state, id, call) => {
  if (call.query.has("$select")) return answer(call, storedFlow(state, id));
  const text = state.store.text("email_flow", id);
  return text === undefined ? json(null) : { text };
});

const deleteEmailFlow = withQueryId("emailFlowId", (state, id) => deleteFlow(state, id) ?? empty);

const copyEmailFlow: Handler = (state, call) => {
  const { EmailFlowId, NewName } = bodyArguments(call, ["EmailFlowId", "NewName"]);
  return replyOf(copyFlow(state, Number(EmailFlowId ?? 0), String(NewName ?? "")));
};

const setStatusOnWorkflow: Handler = (state, call) => {
  const { EmailFlowId, Status } = bodyArguments(call, ["EmailFlowId", "Status"]);
  return replyOf(setStatus(state, Number(EmailFlowId ?? 0), Status));
};

/** Whole flows, their status and the licence. */
export const flowRoutes: Routes = {
  CreateDefaultEmailFlow: (state) => json(answeredDefault(state, "flow")),
  CreateDefaultWorkflowFilter: () => json(emailFlowProperties.Filter.default),
  SaveEmailFlow: (state, { body }) => replyOf(saveEmailFlow(state, body)),
  GetEmailFlow: getEmailFlow,
  DeleteEmailFlow: deleteEmailFlow,
  CopyEmailFlow: copyEmailFlow,
  SetStatusOnWorkflow: setStatusOnWorkflow,
  GetWorkflowFencingInfo: (state) => json(fencing(state)),
};
