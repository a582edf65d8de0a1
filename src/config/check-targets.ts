import { posix } from "node:path";
import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { sharedMemory, unclearTarget } from "../diagnostic/files.ts";
import { wrongSignIn } from "../diagnostic/sign-in.ts";
import { type Config, configFile, type SignInKind, type TargetConfig } from "./config.ts";

/**
 * What the schema cannot say: a target is in one place, is signed in to in a way that this place has, and has a memory of
 * its own.
 */
export function checkTargets({ targets }: Pick<Config, "targets">): readonly Diagnostic[] {
  const entries = Object.entries(targets);
  const single = entries.flatMap(([name, target]) => checkTarget(name, target) ?? []);
  return [...single, ...entries.flatMap((entry, index) => checkMemory(entry, entries.slice(0, index)) ?? [])];
}

type Entry = readonly [name: string, target: TargetConfig];

/** The flows of one place would be taken for those that have the same numbers in the other. */
function checkMemory([name, target]: Entry, before: readonly Entry[]): Diagnostic | undefined {
  if (target.bindingsFile === undefined) return undefined;
  const path = posix.normalize(target.bindingsFile);
  const other = before.find(
    ([, { bindingsFile = "" }]) => posix.normalize(bindingsFile).toLowerCase() === path.toLowerCase(),
  );
  if (other === undefined || placeOf(other[1]) === placeOf(target)) return undefined;
  return sharedMemory({ file: configFile, pointer: ["targets", name, "bindingsFile"] }, path, [other[0], name]);
}

const placeOf = ({ url, tenant, environment }: TargetConfig) => JSON.stringify([url, tenant, environment]);

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
