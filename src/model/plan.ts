import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import type { Base } from "./binding.ts";
import type { Change } from "./change.ts";
import type { EmailFlow } from "./email-flow.ts";
import type { WorkflowDefinitionStatus } from "./enums.ts";
import type { FlowPath } from "./flow-path.ts";
import type { People } from "./people.ts";

/** What happens to one flow. `release`: it is not managed any more. `end`: it is ended and deleted. */
export type FlowAction = "create" | "update" | "adopt" | "release" | "end";

/** A place in the carrier that holds the id of a flow which exists only once the plan is under way. */
export interface PendingReference {
  /** JSON Pointer (RFC 6901) into the payload. */
  readonly pointer: string;
  readonly flow: string;
}

/**
 * An id of the file and the place of its node in the payload, or in the live flow where nothing is saved, so that the
 * server's ids can be remembered.
 */
export interface BoundNode {
  readonly id: string;
  readonly pointer: string;
}

/** Who saved a live flow last, and when (ISO, UTC); empty where the target does not say. */
export interface Edited {
  readonly by: string;
  readonly at: string;
}

/** Everything that will be done to one flow, and nothing else. */
export interface FlowPlan {
  readonly key: string;
  readonly name: string;
  /** Its file, or its backup when the plan goes back to that; empty for a flow that left git. */
  readonly file: string;
  readonly action: FlowAction;
  /** The live flow; null for one that is created. */
  readonly emailFlowId: number | null;
  /** Its status when it was read; null for one that is created. */
  readonly status: WorkflowDefinitionStatus | null;
  /** The content of the live flow when it was read; null says that no such flow was there. */
  readonly fingerprint: string | null;
  /** How many applies had changed the flow of this key then, also one that is gone; 0 when none had. */
  readonly serial: number;
  /** What its parts were then, to tell later what has moved; null when no such flow was there. */
  readonly seen: Base | null;
  /** Who was inside when the plan was made; null where it was not asked, because the flow is new or stays as it is. */
  readonly people: People | null;
  /** Who saved the live flow last, when that was after the last apply; null when it is as the last apply left it. */
  readonly edited: Edited | null;
  readonly changes: readonly Change[];
  /** The server's ids of steps on which nobody may stand when it is saved, because they go or move. */
  readonly mustBeEmpty: readonly number[];
  /** How many people are cancelled for good at most; null when the flow is not ended. */
  readonly cancels: number | null;
  /** Properties that stay as they are in SuperOffice because the file does not decide them. */
  readonly kept: readonly string[];
  /** Properties of the live flow that Flowform does not know; they are sent back unchanged. */
  readonly unknown: readonly string[];
  /** The carrier of the one SaveEmailFlow call; null when nothing needs to be saved. */
  readonly payload: EmailFlow | null;
  /** The flow is running, and is paused for the save; afterwards it runs again, unless a status is set. */
  readonly pause: boolean;
  /** Ids to fill in before that call: flows that this plan creates earlier. */
  readonly references: readonly PendingReference[];
  /** Ids that can only be filled in by one more save: flows that this plan creates later. */
  readonly laterReferences: readonly PendingReference[];
  /** The status to set after the save; null when the file does not manage it or it is right. */
  readonly setStatus: WorkflowDefinitionStatus | null;
  readonly nodes: readonly BoundNode[];
  /** The way that people take, before and after; absent in plans of older versions. */
  readonly path?: FlowPath;
  /** The text of the file; absent in plans of older versions. */
  readonly text?: string;
}

/** Names of records by their list and id; the list "flow" holds the keys of flows. */
export type NamesById = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** An apply that a plan of the way back takes back, as its backups name it. */
export interface TakenBack {
  /** When the first flow was backed up, ISO, UTC. */
  readonly time: string;
  /** The plan that was applied, and its commit; empty when that was not known. */
  readonly digest: string;
  readonly commit: string;
}

/** The plan: plain JSON that is shown, saved, compared and applied as it is. */
export interface Plan {
  readonly format_version: "1.1";
  /** The version of Flowform that made it. */
  readonly flowform: string;
  readonly project: string;
  readonly target: string;
  /** The address that the target is known by; empty for the sandbox inside this process. */
  readonly url: string;
  /** The git commit of the files; empty when it is not known. */
  readonly commit: string;
  /** In the order in which they will be applied. */
  readonly flows: readonly FlowPlan[];
  /** Keys of the flows that are as their files say. */
  readonly unchanged: readonly string[];
  /** Keys of flows that Flowform managed and that have no file any more; nothing happens to them without --prune. */
  readonly released: readonly string[];
  /** Keys of running flows that differ from their files and are left out, because nothing may be paused. */
  readonly heldBack: readonly string[];
  /** Keys of flows that an earlier apply left in the middle; the next one settles them first. */
  readonly open: readonly string[];
  readonly summary: PlanSummary;
  /** What the records are called that the changes speak of. */
  readonly names: NamesById;
  readonly warnings: readonly Diagnostic[];
  /** Stands for everything that applying the plan would do: who approves it approves that (see `planDigest`). */
  readonly digest: string;
  /** Only in a plan of the way back: what it takes back. More than one apply when somebody has put backups together. */
  readonly takesBack?: readonly TakenBack[];
}

/** A plan as files hold it. */
export interface SavedPlan extends Plan {
  /** Stands for every other member: a file that was edited is not used (see `checksum`). */
  readonly checksum: string;
}

export interface PlanSummary {
  readonly create: number;
  readonly update: number;
  readonly adopt: number;
  readonly release: number;
  readonly end: number;
  readonly unchanged: number;
}
