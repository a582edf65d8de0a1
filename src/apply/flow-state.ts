import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import type { MemoryStore } from "../live/binding-store.ts";
import type { Clock } from "../live/limit.ts";
import type { FlowResult } from "../model/apply-result.ts";
import type { Backup } from "../model/backup.ts";
import type { Binding } from "../model/binding.ts";
import type { EmailFlow } from "../model/email-flow.ts";
import type { WorkflowDefinitionStatus } from "../model/enums.ts";
import type { Connection } from "../model/http.ts";
import type { Intent } from "../model/intent.ts";
import type { FlowPlan, Plan } from "../model/plan.ts";
import type { Origin } from "../source/origin.ts";

/** What applying may use of the world; all of it is handed in. */
export interface FlowWorld {
  readonly connection: Connection;
  readonly store: MemoryStore;
  readonly clock: Pick<Clock, "now" | "sleep">;
  readonly hash: (text: string) => string;
  readonly commit: string;
  /** Who we are in intents and in the lease. */
  readonly owner: string;
  readonly bindings: ReadonlyMap<string, Binding>;
  /** Live flows that other projects remember, by id; empty where the plan takes no flow over. */
  readonly others: ReadonlyMap<number, string>;
  /** Keys of flows that an earlier apply left paused, and whose notes stand until this one has set their status. */
  readonly noted: ReadonlySet<string>;
  /** The plan that is applied, as far as backups name it. */
  readonly plan: Pick<Plan, "project" | "target" | "url" | "commit" | "digest">;
  /** Keeps what is about to be replaced; the reason when that cannot be done. */
  readonly backUp: (backup: Backup) => string | undefined;
  /** Takes back what was kept, because nothing was replaced. */
  readonly dropBackup: (backup: Backup) => void;
}

/** What the flow is when the whole plan is applied. */
export interface Goal {
  readonly status: WorkflowDefinitionStatus;
  /** With every reference filled in; undefined when a flow that it refers to is still to come, or nothing is saved. */
  readonly carrier: EmailFlow | undefined;
}

/** How far one flow got, and what is known of it by now. Steps make a new one of it. */
export interface FlowState {
  readonly flow: FlowPlan;
  readonly goal: Goal;
  /** The live flow as it was last read; undefined when there is none. */
  readonly live: EmailFlow | undefined;
  /** When that reading was asked for. */
  readonly askedAt: number;
  /** The target already holds what the plan wants. */
  readonly already: boolean;
  /** What the flow was, kept by this run; undefined when nothing was to be kept. */
  readonly backup: Backup | undefined;
  /** Written down and not crossed out. */
  readonly intent: Intent | undefined;
  /** Paused by us and not set to its status since. */
  readonly paused: boolean;
  /** Something that the plan wants is done beside the save: its status is set, or the flow is deleted. */
  readonly hasActed: boolean;
  /** The id that the save answered, also when the flow cannot be read back. */
  readonly savedId: number | null;
  readonly saves: number;
  readonly lastReadToSave: number | null;
  readonly warnings: readonly Diagnostic[];
  /** Set once the flow has come to its end, good or bad: no further step is done. */
  readonly end: { readonly outcome: FlowResult["outcome"]; readonly diagnostics: readonly Diagnostic[] } | undefined;
}

/** One step of the protocol. A step that has nothing to do returns the state that it got. */
export type Step = (state: FlowState, world: FlowWorld) => Promise<FlowState>;

export function begin(flow: FlowPlan, goal: Goal): FlowState {
  return {
    flow,
    goal,
    live: undefined,
    askedAt: 0,
    already: false,
    backup: undefined,
    intent: undefined,
    paused: false,
    hasActed: false,
    savedId: null,
    saves: 0,
    lastReadToSave: null,
    warnings: [],
    end: undefined,
  };
}

/** The state with an end. */
export function ended(
  state: FlowState,
  outcome: FlowResult["outcome"],
  ...diagnostics: readonly Diagnostic[]
): FlowState {
  return { ...state, end: { outcome, diagnostics } };
}

export function resultOf({ flow, live, savedId, saves, lastReadToSave, warnings, end }: FlowState): FlowResult {
  return {
    key: flow.key,
    action: flow.action,
    outcome: end?.outcome ?? "applied",
    emailFlowId: live?.EmailFlowId ?? savedId ?? flow.emailFlowId,
    saves,
    lastReadToSave,
    diagnostics: [...warnings, ...(end?.diagnostics ?? [])],
  };
}

/** Where the flow has its name; nowhere when it has no file. */
export const originOf = ({ file }: FlowPlan): Origin | undefined =>
  file === "" ? undefined : { file, pointer: ["name"] };
