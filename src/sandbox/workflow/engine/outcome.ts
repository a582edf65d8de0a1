import type { EmailFlow } from "../../../model/email-flow.ts";
import type { CarrierNode } from "../../../model/node.ts";
import type { SandboxState } from "../../state.ts";
import type { Instance } from "../instances.ts";

/** One person before one step. */
export interface Visit {
  readonly state: SandboxState;
  readonly flow: EmailFlow;
  readonly nodes: readonly CarrierNode[];
  readonly instance: Instance;
  readonly step: CarrierNode;
}

/** Where a person goes from a step that leaves the flow; 0 names nothing. */
export interface Exit {
  readonly flowId: number;
  readonly selectionId: number;
}

/** What a step does with a person: lets them pass, keeps them, sends them into a branch, or out. */
export type Outcome =
  | { readonly go: "on" }
  | { readonly go: "wait"; readonly until: Date }
  | { readonly go: "into"; readonly option: CarrierNode }
  | { readonly go: "out"; readonly exit: Exit };

/** Carries out one type of step for one person. */
export type Perform = (visit: Visit) => Outcome;
