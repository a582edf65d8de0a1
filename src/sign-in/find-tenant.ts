import type { Outcome } from "../diagnostic/diagnostic.ts";
import { failure, success } from "../diagnostic/outcome.ts";
import * as signIn from "../diagnostic/sign-in.ts";
import type { Environment } from "../model/environment.ts";
import type { JsonObject } from "../util/json.ts";
import { askLogin, type LoginServer, objectOf } from "./ask-login.ts";
import { tenantAt } from "./environment.ts";

/** A tenant as people name it. */
export interface TenantName {
  readonly tenant: string;
  readonly environment: Environment;
}

/** The states by their numbers, for servers that send those (superoffice-api.md A2). */
const states: Readonly<Record<number, string>> = {
  0: "Unknown",
  1: "Provisioning",
  2: "Running",
  3: "Deleted",
  4: "Suspended",
  5: "OnlineMaintenance",
  6: "OfflineMaintenance",
  8: "ProvisioningFailed",
  10: "Deleting",
  11: "DeleteFailed",
  12: "MigrationPending",
};

const question = "The tenant's state";

/** Where the tenant's api is at this moment. It may move at any time, so the answer is for this run alone. */
export async function findTenant(server: LoginServer, name: TenantName): Promise<Outcome<string>> {
  const path = `/api/state/${encodeURIComponent(name.tenant)}`;
  const answer = await askLogin(server, { name: question, method: "GET", path });
  if (answer.value === undefined) return failure(...answer.diagnostics);
  if (answer.value.status === 404) return failure(signIn.unknownTenant(undefined, name.tenant, name.environment));
  const state = objectOf(question, answer.value);
  return state.value === undefined ? failure(...state.diagnostics) : placeOf(state.value, name);
}

function placeOf(
  { ContextIdentifier, State, IsRunning, Api }: JsonObject,
  { tenant, environment }: TenantName,
): Outcome<string> {
  const state = typeof State === "number" ? (states[State] ?? String(State)) : String(State ?? "");
  if (!isAbout(tenant, ContextIdentifier))
    return failure(signIn.stateOfOther(undefined, tenant, String(ContextIdentifier)));
  if (IsRunning === false) return failure(signIn.tenantNotRunning(undefined, tenant, state));
  if (IsRunning !== true || typeof Api !== "string")
    return failure(signIn.unexpectedAnswer(undefined, question, "JSON of another shape"));
  const found = tenantAt(environment, Api);
  if (found === undefined) return failure(signIn.foreignHost(undefined, question, hostOf(Api)));
  if (!isAbout(tenant, found)) return failure(signIn.stateOfOther(undefined, tenant, found));
  const url = Api.replace(/\/$/, "");
  if (state !== "OnlineMaintenance") return success(url);
  return { value: url, diagnostics: [signIn.tenantInMaintenance(undefined, tenant, state)] };
}

/** Whether an answer says nothing of another tenant. */
function isAbout(tenant: string, found: unknown): boolean {
  return found === undefined || found === null || String(found).toLowerCase() === tenant.toLowerCase();
}

function hostOf(address: string): string {
  return URL.canParse(address) ? `an address on ${new URL(address).host || "no host"}` : "something that is no address";
}
