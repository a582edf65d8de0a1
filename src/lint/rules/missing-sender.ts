import * as lint from "../../diagnostic/lint.ts";
import { isKept, type LintStep, settingPointer, stepsOf } from "../nodes.ts";
import type { Check, LintFlow } from "../rule.ts";

/** Mail without a sender's address, SMS without a sender. */
export const missingSender: Check = (flow) => [...mailWithout(flow), ...smsWithout(flow)];

/** The flow has one sender for all of its mail, so the first is enough to say it. */
function mailWithout(flow: LintFlow) {
  const [first] = stepsOf(flow).filter(({ step }) => step.StepType === "SendEmail");
  const { FromType, FromAddr } = flow.carrier;
  if (first === undefined || isKept(flow, "FromAddr") || FromAddr.trim() !== "") return [];
  const contact = FromType === "FromSalesContact" ? "sales" : "service";
  const whose =
    FromType === "FromOnlySpecified"
      ? "The flow sends mail, and email: { from } says no address."
      : `People without a ${contact} contact get no mail, for email: { from } says no address beside use.`;
  return [lint.missingSender(at(flow, first), whose, "Add email: { from: { name: …, address: … } }.")];
}

function smsWithout(flow: LintFlow) {
  if (flow.carrier.SmsSender.trim() !== "" || isKept(flow, "SmsSender")) return [];
  return stepsOf(flow).flatMap((found) => {
    const { step } = found;
    if (step.StepType !== "SendSMS" && step.StepType !== "NotifyBySMS") return [];
    if (step.From.trim() !== "") return [];
    const why = "Neither this step nor the flow says who the SMS is from.";
    return [lint.missingSender(at(flow, found), why, "Add sms: { from: … } to the flow, or from: to this step.")];
  });
}

function at(flow: LintFlow, { node }: LintStep) {
  return { file: flow.file, pointer: settingPointer(flow, node), on: "key" } as const;
}
