import { lintFindings } from "../diagnostic/lint.ts";
import { type Check, docsOf, type Rule } from "./rule.ts";
import { alwaysHolds } from "./rules/always-holds.ts";
import { consentOverridden } from "./rules/consent-overridden.ts";
import { deadBranch } from "./rules/dead-branch.ts";
import { flowLoop } from "./rules/flow-loop.ts";
import { foreignLink } from "./rules/foreign-link.ts";
import { foreignMail } from "./rules/foreign-mail.ts";
import { longSms } from "./rules/long-sms.ts";
import { missingSender } from "./rules/missing-sender.ts";
import { missingSubscription } from "./rules/missing-subscription.ts";
import { neverHolds } from "./rules/never-holds.ts";
import { nobodyEnters } from "./rules/nobody-enters.ts";
import { sendsWithoutWait } from "./rules/sends-without-wait.ts";
import { unknownMergeField } from "./rules/unknown-merge-field.ts";
import { unusedWas } from "./rules/unused-was.ts";
import { waitBeforeEnrolmentEnds } from "./rules/wait-before-enrolment-ends.ts";

/** What each rule looks for; its code, its words and how much it counts are those of the finding of the same name. */
const checks: Readonly<Record<keyof typeof lintFindings, Check>> = {
  deadBranch,
  neverHolds,
  alwaysHolds,
  sendsWithoutWait,
  consentOverridden,
  missingSender,
  missingSubscription,
  flowLoop,
  waitBeforeEnrolmentEnds,
  longSms,
  unknownMergeField,
  foreignLink,
  foreignMail,
  unusedWas,
  nobodyEnters,
};

/** Every rule, in the order of their codes. */
export const rules: readonly Rule[] = Object.entries(lintFindings).map(([key, { code, severity }]) => ({
  code,
  severity,
  name: key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
  docs: docsOf(code),
  check: checks[key as keyof typeof lintFindings],
}));
