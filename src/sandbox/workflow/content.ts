import { firstId } from "../id-ranges.ts";
import type { SandboxState } from "../state.ts";
import { type ListRow, listRows, tableOf } from "../world/list-row.ts";
import { storedFlow } from "./flows.ts";
import { type Refused, refused } from "./refused.ts";

const mailings = "specifiedmailings";

const unknownFlow = (id: number) => refused(`There is no flow with EmailFlowId ${id}.`);

/** A new message that belongs to a flow; the value is its id (superoffice-api.md C1). */
export function createContent(
  state: SandboxState,
  emailFlowId: number,
  name: string,
): { readonly value: number } | Refused {
  if (storedFlow(state, emailFlowId) === undefined) return unknownFlow(emailFlowId);
  if (name.trim() === "") return refused("Content needs a name.");
  const id = state.store.nextId("message", firstId.message);
  state.store.put("message", id, { MessageId: id, EmailFlowId: emailFlowId, Name: name });
  return { value: id };
}

/** Makes a message part of a flow. */
export function connectContent(state: SandboxState, emailFlowId: number, messageId: number): Refused | undefined {
  if (storedFlow(state, emailFlowId) === undefined) return unknownFlow(emailFlowId);
  const message = state.store.get("message", messageId);
  if (message === undefined) return refused(`There is no message ${messageId}.`);
  state.store.put("message", messageId, { ...message, EmailFlowId: emailFlowId });
  return undefined;
}

/** Copies a mailing into a flow. ASSUMED: the value is the id of the new mailing, and its name says that it is a copy. */
export function copyContent(
  state: SandboxState,
  emailFlowId: number,
  shipmentId: number,
): { readonly value: number } | Refused {
  if (storedFlow(state, emailFlowId) === undefined) return unknownFlow(emailFlowId);
  const rows = listRows(state, mailings);
  const original = rows.find(({ Id }) => Id === shipmentId);
  if (original === undefined) return refused(`There is no mailing ${shipmentId}.`);
  const id = Math.max(...rows.map(({ Id }) => Id)) + 1;
  const copy: ListRow = { ...original, Id: id, Name: `${original.Name} (${id})`, Rank: rows.length + 1 };
  state.store.put(tableOf(mailings), id, copy);
  return { value: id };
}
