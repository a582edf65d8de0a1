import * as lint from "../../diagnostic/lint.ts";
import { isKept, stepName, stepsOf } from "../nodes.ts";
import type { Check } from "../rule.ts";

/** Mail to people who did not agree to it, or do not any more. */
export const consentOverridden: Check = (flow) => {
  const sends = stepsOf(flow).filter(({ step }) => step.StepType === "SendEmail");
  if (sends.length === 0 || !flow.carrier.OverrideConsentSubscription || isKept(flow, "OverrideConsentSubscription"))
    return [];
  const origin = { file: flow.file, pointer: ["email", "overrideConsent"], on: "key" } as const;
  return [
    lint.consentOverridden(
      origin,
      sends.map(({ node }) => stepName(node)),
    ),
  ];
};
