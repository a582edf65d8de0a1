import { empty, type Handler, json, type Routes } from "../../state.ts";
import { connectContent, copyContent, createContent } from "../content.ts";
import { replyOf } from "../refused.ts";
import { bodyArguments } from "./arguments.ts";

const create: Handler = (state, call) => {
  const { EmailFlowId, ContentName } = bodyArguments(call, ["EmailFlowId", "ContentName"]);
  return replyOf(createContent(state, Number(EmailFlowId ?? 0), String(ContentName ?? "")));
};

const connect: Handler = (state, call) => {
  const { EmailFlowId, MessageId } = bodyArguments(call, ["EmailFlowId", "MessageId"]);
  return connectContent(state, Number(EmailFlowId ?? 0), Number(MessageId ?? 0)) ?? empty;
};

const copy: Handler = (state, call) => {
  const { EmailFlowId, ShipmentId } = bodyArguments(call, ["EmailFlowId", "ShipmentId"]);
  return replyOf(copyContent(state, Number(EmailFlowId ?? 0), Number(ShipmentId ?? 0)));
};

/** The mails and forms of a flow. ASSUMED: every form submission of the sandbox is counted already. */
export const contentRoutes: Routes = {
  CreateEmailFlowContent: create,
  ConnectEmailFlowContent: connect,
  CopyEmailFlowContent: copy,
  UpdateFormSubmissions: () => json(0),
};
