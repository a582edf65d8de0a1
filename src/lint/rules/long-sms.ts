import { SegmentedMessage } from "sms-segments-calculator";
import * as lint from "../../diagnostic/lint.ts";
import { mergeFieldPattern } from "../merge-fields.ts";
import { settingPointer, stepsOf } from "../nodes.ts";
import type { Check } from "../rule.ts";

/** How many characters one SMS holds, by its alphabet. */
const limits = { "GSM-7": 160, "UCS-2": 70 } as const;

/** An SMS that goes out, and is paid for, in several parts. */
export const longSms: Check = (flow) =>
  stepsOf(flow).flatMap(({ step, node }) => {
    if (step.StepType !== "SendSMS" && step.StepType !== "NotifyBySMS") return [];
    const text = step.Text.trimEnd();
    // What a merge field becomes nobody knows; without it the text has at least this length.
    const least = text.replace(mergeFieldPattern, "");
    // As many fit whatever they are, and counting is slow.
    if (least.length <= limits["UCS-2"]) return [];
    const message = new SegmentedMessage(least);
    if (message.segmentsCount < 2) return [];
    const facts = {
      length: lengthOf(message),
      least: least !== text,
      limit: limits[message.encodingName],
      parts: message.segmentsCount,
      odd: message.encodingName === "UCS-2" ? [...new Set(message.getNonGsmCharacters())].slice(0, 5) : [],
    };
    return [lint.longSms({ file: flow.file, pointer: settingPointer(flow, node, "text") }, facts)];
  });

/** In the units that the limit counts: some characters need two of them. */
function lengthOf({ encodedChars }: SegmentedMessage): number {
  return encodedChars.reduce((sum, { codeUnits }) => sum + codeUnits.length, 0);
}
