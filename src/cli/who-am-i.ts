import type { Outcome } from "../diagnostic/diagnostic.ts";
import { failure, success } from "../diagnostic/outcome.ts";
import { unexpectedAnswer } from "../diagnostic/sign-in.ts";
import { read } from "../live/call.ts";
import type { Connection } from "../model/http.ts";
import type { Principal } from "../model/principal.ts";
import { isObject } from "../util/json.ts";

const question = "The question who is signed in";

/** Who is signed in, by the target's own word (superoffice-api.md A3). */
export async function whoAmI(connection: Connection): Promise<Outcome<Principal>> {
  const answer = await read(connection, { name: question, method: "GET", path: "/v1/User/currentPrincipal" });
  if (answer.value === undefined) return failure(...answer.diagnostics);
  const { json } = answer.value;
  if (!isObject(json) || typeof json.Associate !== "string")
    return failure(unexpectedAnswer(undefined, question, json === null ? "null" : "JSON of another shape"));
  const text = (value: unknown) => (typeof value === "string" ? value : "");
  const rights = Array.isArray(json.FunctionRights) ? json.FunctionRights : [];
  return success({
    login: json.Associate,
    name: text(json.FullName),
    email: text(json.EMailAddress),
    kind: text(json.UserType),
    role: text(json.RoleName),
    tenant: text(json.DatabaseContextIdentifier),
    rights: rights.filter((right) => typeof right === "string"),
  });
}
