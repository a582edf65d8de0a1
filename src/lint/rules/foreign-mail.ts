import * as lint from "../../diagnostic/lint.ts";
import type { Pointer } from "../../source/pointer.ts";
import { settingPointer, stepsOf } from "../nodes.ts";
import type { Check, LintFlow } from "../rule.ts";
import { textsOf } from "../texts.ts";

/** Each stretch of signs is looked at once, so that a long text without addresses is read quickly. */
const addressPattern = /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;

/** A mail address of the flow, as sender, recipient or in a text, that flowform.yaml does not allow. */
export const foreignMail: Check = (flow, { allowedMail }) => {
  if (allowedMail === undefined) return [];
  const allowed = new Set(allowedMail.map((entry) => entry.toLowerCase()));
  const texts = textsOf(flow).flatMap(({ text, pointer }) => found(text, pointer));
  return [...settings(flow), ...texts]
    .filter(({ address }) => !allowed.has(address) && !allowed.has(address.slice(address.indexOf("@") + 1)))
    .map(({ address, pointer }) => lint.foreignMail({ file: flow.file, pointer }, address));
};

function found(text: string, pointer: Pointer) {
  return [...new Set(text.match(addressPattern) ?? [])].map((address) => ({ address: address.toLowerCase(), pointer }));
}

function settings(flow: LintFlow) {
  const { FromAddr, ReplyToAddr } = flow.carrier;
  const recipients = stepsOf(flow).flatMap(({ step, node }) =>
    step.StepType === "NotifyByEmail"
      ? step.SpecificEmailAddresses.flatMap((address) => found(address, settingPointer(flow, node, "to")))
      : [],
  );
  return [
    ...found(FromAddr, ["email", "from", "address"]),
    ...found(ReplyToAddr, ["email", "replyTo", "address"]),
    ...recipients,
  ];
}
