import * as target from "../diagnostic/target.ts";
import type { Connection } from "../model/http.ts";
import type { Licence } from "../model/licence.ts";
import { isObject } from "../util/json.ts";
import { read } from "./call.ts";

/** How many flows the tenant's licence lets be active (superoffice-api.md C2, FencingInfo, and G31). */
export async function readLicence(connection: Connection): Promise<Licence> {
  const name = "Reading the limit of active flows";
  const answer = await read(connection, { name, path: "/v1/Agents/Workflow/GetWorkflowFencingInfo" });
  if (answer.value === undefined) return { why: answer.diagnostics.map(({ detail }) => detail).join(" ") };
  const { json } = answer.value;
  if (!isObject(json) || !Number.isInteger(json.ActiveCount) || !Number.isInteger(json.Maximum))
    return { why: target.notJson(undefined, name, "something else than two numbers").detail };
  return {
    active: Number(json.ActiveCount),
    maximum: Number(json.Maximum),
    isReached: json.HasReachedMaximum === true,
  };
}
