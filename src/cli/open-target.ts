import { type Config, sandboxName } from "../config/config.ts";
import type { Outcome } from "../diagnostic/diagnostic.ts";
import { unknownTarget } from "../diagnostic/files.ts";
import { failure, success } from "../diagnostic/outcome.ts";
import { tenantBindings } from "../live/tenant-bindings.ts";
import type { Target } from "../pipeline/project.ts";
import { integerFlag } from "./arguments.ts";
import type { Io } from "./io.ts";

/** A target, and how to leave it. */
export interface OpenTarget {
  readonly target: Target;
  readonly close: () => Promise<void>;
}

/** What the command line says about the target. */
export interface TargetChoice {
  readonly command: string;
  readonly flags: { readonly target?: string | undefined; readonly parallelism?: string | undefined };
}

const standardParallelism = 8;
const mostParallelism = 64;

/** What the command line says about the target, checked; what it leaves out stands there. */
export function checkChoice(
  config: Config,
  choice: TargetChoice,
): Outcome<{ readonly name: string; readonly parallelism: number }> {
  const { target: name = sandboxName, parallelism: written = String(standardParallelism) } = choice.flags;
  const limits = { command: choice.command, flag: "parallelism", minimum: 1, maximum: mostParallelism };
  const parallelism = integerFlag(written, limits);
  if (parallelism.value === undefined) return failure(...parallelism.diagnostics);
  if (Object.hasOwn(config.targets, name) || name === sandboxName)
    return success({ name, parallelism: parallelism.value });
  return failure(unknownTarget(undefined, name, [...Object.keys(config.targets), sandboxName]));
}

/** Opens the target that is named, or the built-in sandbox. */
export async function openTarget(config: Config, choice: TargetChoice, io: Io): Promise<Outcome<OpenTarget>> {
  const checked = checkChoice(config, choice);
  if (checked.value === undefined) return failure(...checked.diagnostics);
  const { name, parallelism } = checked.value;
  const tenant = Object.hasOwn(config.targets, name) ? config.targets[name] : undefined;
  const now = () => new Date(io.clock.now());
  const facts = { name, project: config.project, parallelism, now };
  if (tenant === undefined) return openEmbedded(config, facts, io);
  const { openTenant } = await import("./open-tenant.ts");
  return openTenant(tenant, facts, io);
}

/** What is known of a target before it is opened. */
export interface TargetFacts {
  readonly name: string;
  readonly project: string;
  readonly parallelism: number;
  readonly now: () => Date;
}

async function openEmbedded(config: Config, facts: TargetFacts, io: Io): Promise<Outcome<OpenTarget>> {
  const { openSandbox } = await import("./open-sandbox.ts");
  const { value: connection, diagnostics } = openSandbox(config.sandbox, io);
  if (connection === undefined) return failure(...diagnostics);
  // A call within the process is over when it returns: nothing arrives late.
  const target = { ...facts, url: "", connection, bindings: tenantBindings(connection, facts.project), settleTime: 0 };
  return success({ target, close: async () => {} });
}
