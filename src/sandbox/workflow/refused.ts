import { type ApiError, json, type Reply } from "../state.ts";

/** Why a call was not carried out, as the API says it. */
export interface Refused {
  readonly error: ApiError;
}

/** DOCUMENTED (superoffice-api.md B1): a rule of business that is broken answers 400. */
export const refused = (message: string): Refused => ({ error: { status: 400, type: "ArgumentException", message } });

/** The reply for a value or a refusal. */
export function replyOf(outcome: { readonly value: unknown } | Refused): Reply {
  return "error" in outcome ? outcome : json(outcome.value);
}
