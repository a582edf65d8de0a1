import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

/**
 * What GitHub really sent: the payloads that the makers of its official client have recorded (the package
 * @octokit/webhooks-examples, MIT). None of them comes from a fork, and none is a merged pull request.
 */
interface Recorded {
  readonly name: string;
  readonly examples: readonly RecordedEvent[];
}

/** A payload, as far as tests look into it. */
export interface RecordedEvent {
  readonly action?: string;
  readonly number?: number;
  readonly ref?: string;
  readonly after?: string;
  readonly repository?: { readonly full_name: string; readonly default_branch: string };
  readonly pull_request?: RecordedPull;
  readonly comment?: object;
}

interface RecordedPull {
  readonly number: number;
  readonly merged_at: string | null;
  readonly merge_commit_sha: string | null;
  readonly user: object;
  readonly head: { readonly sha: string; readonly repo: object | null };
  readonly base: { readonly repo: { readonly full_name: string } };
}

const path = createRequire(import.meta.url).resolve("@octokit/webhooks-examples/api.github.com/index.json");
export const recorded: readonly Recorded[] = JSON.parse(readFileSync(path, "utf8"));

/** All recorded payloads of an event. */
export function recordedEvents(name: string): readonly RecordedEvent[] {
  return recorded.find((event) => event.name === name)?.examples ?? [];
}

/** The first recorded payload of an event with this action. */
export function recordedEvent(name: string, action?: string): RecordedEvent {
  const found = recordedEvents(name).find((event) => event.action === action);
  if (found === undefined) throw new Error(`no ${name} ${action ?? ""} was recorded`);
  return found;
}
