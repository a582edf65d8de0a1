import { visible } from "../diagnostic/frame.ts";
import type { Principal } from "../model/principal.ts";

/** Who is signed in, for people. */
export function principalText({ login, name, email, kind, role, tenant, rights }: Principal): string {
  const rows: readonly (readonly [string, string])[] = [
    ["user", name === "" ? login : `${name} (${login})`],
    ["e-mail", email],
    ["type", kind],
    ["tenant", tenant],
    ["role", role],
    ["rights", rights.length === 0 ? "none are told" : rights.join(", ")],
  ];
  const told = rows.filter(([, value]) => value !== "");
  return told.map(([title, value]) => `${title.padEnd(7)} ${visible(value)}\n`).join("");
}
