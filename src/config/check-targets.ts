import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { unclearTarget } from "../diagnostic/files.ts";
import { wrongSignIn } from "../diagnostic/sign-in.ts";
import { type Config, configFile, type SignInKind, type TargetConfig } from "./config.ts";

/** What the schema cannot say: a target is in one place, and is signed in to in a way that this place has. */
export function checkTargets({ targets }: Pick<Config, "targets">): readonly Diagnostic[] {
  return Object.entries(targets).flatMap(([name, target]) => checkTarget(name, target) ?? []);
}

const onlyTenants = "tenant: and environment:";

/** Kinds that only one sort of target has, and what it is recognised by. */
const needs: Partial<Record<SignInKind, { readonly key: "url" | "tenant"; readonly words: string }>> = {
  systemUser: { key: "tenant", words: onlyTenants },
  browser: { key: "tenant", words: onlyTenants },
  basic: { key: "url", words: "url:, for SuperOffice online does not take it" },
  ticket: { key: "url", words: "url:, for SuperOffice online does not take it" },
};

function checkTarget(name: string, target: TargetConfig): Diagnostic | undefined {
  const origin = { file: configFile, pointer: ["targets", name], on: "key" } as const;
  const { url, tenant, signIn } = target;
  if (url === undefined && tenant === undefined) return unclearTarget(origin, name, "neither url: nor tenant:");
  if (url !== undefined && tenant !== undefined) return unclearTarget(origin, name, "both url: and tenant:");
  const need = signIn === undefined ? undefined : needs[signIn];
  if (signIn === undefined || need === undefined || target[need.key] !== undefined) return undefined;
  return wrongSignIn({ ...origin, pointer: [...origin.pointer, "signIn"] }, name, signIn, need.words);
}
