import type { SplitStep, WaitForActionStep } from "../model/step.ts";
import type { Pointer } from "../source/pointer.ts";
import { settingPointer, stepsOf } from "./nodes.ts";
import type { LintFlow } from "./rule.ts";

/** A way out of a flow into another one. */
export interface FlowExit {
  /** The key of the other flow. */
  readonly to: string;
  readonly pointer: Pointer;
  /** Whether people take it only when they have done something: reached a goal. */
  readonly needsAction: boolean;
}

/** What rules across flows need to know of each; small, for there may be ten thousand. */
export interface FlowSummary {
  readonly key: string;
  readonly once: boolean;
  readonly triggers: number;
  readonly exits: readonly FlowExit[];
}

/** The summary of a flow; `keyOf` knows the flows of the project by the ids that it was compiled with. */
export function summaryOf(flow: LintFlow, keyOf: (id: number) => string | undefined): FlowSummary {
  const { carrier } = flow;
  const finishes = [
    { id: carrier.ExitSuccessFlowId, pointer: ["finish", "success", "toFlow"], needsAction: true },
    { id: carrier.ExitFlowId, pointer: ["finish", "otherwise", "toFlow"], needsAction: false },
  ];
  const exits = [...finishes, ...stepExits(flow)].flatMap(({ id, pointer, needsAction }) => {
    const to = id === 0 ? undefined : keyOf(id);
    return to === undefined ? [] : [{ to, pointer, needsAction }];
  });
  return { key: flow.key, once: carrier.StartOnlyOnce, triggers: carrier.Triggers.length, exits };
}

/** The exits of splits, for everyone else, and of waits for action, when the time is up. */
function stepExits(flow: LintFlow): readonly { id: number; pointer: Pointer; needsAction: boolean }[] {
  return stepsOf(flow).flatMap(({ step, node }) => {
    if (step.StepType === "Split") {
      const { ExitFlow, ExitToFlowId } = step as SplitStep;
      const pointer = settingPointer(flow, node, "everyoneElse", "exit");
      return ExitFlow ? [{ id: ExitToFlowId, pointer, needsAction: false }] : [];
    }
    if (step.StepType !== "WaitForAction") return [];
    const { ExitFlow, ExitToFlowId, WaitForTimeout } = step as WaitForActionStep;
    const pointer = settingPointer(flow, node, "onTimeout");
    return ExitFlow && WaitForTimeout ? [{ id: ExitToFlowId, pointer, needsAction: false }] : [];
  });
}
