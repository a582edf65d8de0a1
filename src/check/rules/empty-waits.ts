import * as meaning from "../../diagnostic/meaning.ts";
import { readStep } from "../../language/step-keywords.ts";
import { valueAt } from "../../source/pointer.ts";
import { isObject } from "../../util/json.ts";
import type { Rule } from "../rule.ts";

/** A wait has a time or a moment, and a limit on a wait for action is more than nothing; who says it at length means it. */
export const emptyWaits: Rule = (flow, document) =>
  flow.nodes.flatMap(({ kind, filePointer, carrierPointer }) => {
    const step = kind === "step" ? valueAt(flow.carrier, carrierPointer) : undefined;
    if (!isObject(step)) return [];
    const authored = valueAt(document, filePointer);
    const written = isObject(authored) ? readStep(authored)?.settings : undefined;
    if (step.StepType === "WaitForAction" && step.WaitForTimeout === true && step.ActionTimeout === 0) {
      if (isObject(written?.timeout) && written.timeout.enabled === true) return [];
      return [meaning.waitOfNothing({ file: flow.file, pointer: [...filePointer, "waitForAction", "timeout"] })];
    }
    if (step.StepType !== "WaitForTime") return [];
    const nothing =
      step.TimeWaitAlgorithm === "None" || (step.TimeWaitAlgorithm === "NumIntervals" && step.NumIntervals === 0);
    if (!nothing || written?.by !== undefined) return [];
    return [meaning.waitOfNothing({ file: flow.file, pointer: [...filePointer, "wait"] })];
  });
