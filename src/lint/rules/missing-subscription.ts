import * as lint from "../../diagnostic/lint.ts";
import { isKept, settingPointer, stepsOf } from "../nodes.ts";
import type { Check } from "../rule.ts";

/** Mail of no kind: people have nothing that they could unsubscribe from. */
export const missingSubscription: Check = (flow) => {
  const [first] = stepsOf(flow).filter(({ step }) => step.StepType === "SendEmail");
  if (first === undefined || flow.carrier.ShipmentType.Id !== 0 || isKept(flow, "ShipmentType")) return [];
  const pointer = settingPointer(flow, first.node);
  return [lint.missingSubscription({ file: flow.file, pointer, on: "key" })];
};
