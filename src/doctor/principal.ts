import type { Outcome } from "../diagnostic/diagnostic.ts";
import { failure, success } from "../diagnostic/outcome.ts";
import * as target from "../diagnostic/target.ts";
import { read } from "../live/call.ts";
import type { Connection } from "../model/http.ts";
import { isObject, type JsonObject } from "../util/json.ts";

export const principalPath = "/v1/User/currentPrincipal";

/** The signed-in user, as the target describes it (superoffice-api.md A3). */
export async function readPrincipal(connection: Connection): Promise<Outcome<JsonObject>> {
  const name = "asking who is signed in";
  const answer = await read(connection, { name, method: "GET", path: principalPath });
  if (answer.value === undefined) return failure(...answer.diagnostics);
  const { json } = answer.value;
  return isObject(json) ? success(json) : failure(target.notJson(undefined, name, "something that is no user"));
}
