import type { Environment } from "../model/environment.ts";
import type { LintSettings } from "../model/lint-settings.ts";

/** The ways to sign in to a target. */
export const signInKinds = ["token", "systemUser", "browser", "basic", "ticket"] as const;
export type SignInKind = (typeof signInKinds)[number];

/** A tenant that flows may be applied to: named with its environment, or by the address of its api. */
export interface TargetConfig {
  readonly url?: string;
  readonly tenant?: string;
  readonly environment?: Environment;
  /** Undefined: whatever there are secrets for. */
  readonly signIn?: SignInKind;
  /** The app that people sign in with; no secret. */
  readonly clientId?: string;
  /** Undefined: the standard limit, and none on this machine. */
  readonly requestsPerSecond?: number;
  /** How long a write whose answer was lost may still arrive, in seconds. Undefined: the standard. */
  readonly settleSeconds?: number;
  /** Where bindings are kept when the tenant itself may not keep them (design §3). */
  readonly bindingsFile?: string;
  /** Where the target's columns are kept; undefined: with what Flowform keeps for itself. */
  readonly columnsFile?: string;
}

/** Released: not managed any more. Ended: ended and deleted after a backup. */
export const removedChoices = ["release", "end"] as const;
export type Removed = (typeof removedChoices)[number];

/** What flowform.yaml says, with the defaults of what it leaves out. */
export interface Config {
  /** The name under which each target remembers the flows of this project. */
  readonly project: string;
  /** The folder of the flow files, relative to the project. */
  readonly flows: string;
  /** What --prune does with flows that have no file any more. */
  readonly removed: Removed;
  readonly targets: Readonly<Record<string, TargetConfig>>;
  readonly sandbox: { readonly store: string; readonly seed: number };
  readonly lint?: LintSettings;
}

export const configFile = "flowform.yaml";

/** What a tenant online allows (superoffice-api.md B2). */
export const standardRequestsPerSecond = 10;

/** Longer than pausing, reading and saving may take together, so that nothing is settled while it may still arrive. */
export const standardSettleSeconds = 300;

/** How many requests may begin within a second; this machine needs no limit unless one is written. */
export function requestRate({ requestsPerSecond }: TargetConfig, url: string): number | undefined {
  return requestsPerSecond ?? (url.startsWith("http:") ? undefined : standardRequestsPerSecond);
}

/** Everything but the project's name, which has no standard. */
export const standardConfig = {
  flows: "flows",
  removed: "release",
  targets: {},
  sandbox: { store: ".flowform/sandbox.json", seed: 1 },
} as const satisfies Omit<Config, "project">;

/** The target that is always there, unless flowform.yaml says otherwise. */
export const sandboxName = "sandbox";

/**
 * The file of a target's columns, and the target that they are of. Where none is named, they are those of the
 * first target in flowform.yaml.
 */
export function columnsFileOf({ targets }: Config, named: string | undefined) {
  const [first = sandboxName] = Object.keys(targets);
  const target = named ?? first;
  const tenant = Object.hasOwn(targets, target) ? targets[target] : undefined;
  return { target, path: tenant?.columnsFile ?? `.flowform/columns/${target}.json` };
}

/** The config of a document that fits the schema, or of none; a project without a name is called after its folder. */
export function configFrom(document: unknown, folder: string): Config {
  const written = (document ?? {}) as Partial<Config>;
  return {
    ...standardConfig,
    project: nameFrom(folder),
    ...written,
    sandbox: { ...standardConfig.sandbox, ...written.sandbox },
  };
}

/** A folder's name in the form of a project's name. */
function nameFrom(folder: string): string {
  const words = folder.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return words.join("-").slice(0, 31).replace(/-$/, "") || "project";
}
