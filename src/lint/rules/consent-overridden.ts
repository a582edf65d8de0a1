import * as lint from "../../diagnostic/lint.ts";
import { defineRule } from "../define-rule.ts";
import { isKept, stepName, stepsOf } from "../nodes.ts";

/** Mail to people who did not agree to it, or do not any more. */
export const consentOverridden = defineRule(lint.consentOverridden, "consent-overridden", (flow) => {
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
});
