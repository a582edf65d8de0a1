import type { EmailFlow } from "./email-flow.ts";
import type { People } from "./people.ts";
import type { FlowAction } from "./plan.ts";

/** One live flow as it was before an apply replaced it: plain JSON, enough to plan the way back. */
export interface Backup {
  readonly format_version: "1.1";
  readonly project: string;
  readonly target: string;
  readonly url: string;
  readonly key: string;
  readonly name: string;
  /** When it was read, ISO, UTC. */
  readonly time: string;
  /** The plan that replaced it, and the commit of that plan. */
  readonly digest: string;
  readonly commit: string;
  readonly action: FlowAction;
  /** Who was inside when that plan was made, and how many of them it cancelled. */
  readonly people: People | null;
  readonly cancels: number | null;
  /** Steps, branches and events by their id in the file, as they were remembered. */
  readonly ids: Readonly<Record<string, string>>;
  /** The live flow, whole; null for one that was created. */
  readonly carrier: EmailFlow | null;
}

/** A backup as files hold it. */
export interface SavedBackup extends Backup {
  /** Stands for every other member: a file that was edited is not used (see `checksum`). */
  readonly checksum: string;
}
