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
    const { length, parts, alphabet, odd, exact } = least.length > mostCounted ? estimated(least) : counted(least);
    if (parts < 2) return [];
    const facts = { length, parts, limit: limits[alphabet], odd, least: !exact || least !== text };
    return [lint.longSms({ file: flow.file, pointer: settingPointer(flow, node, "text") }, facts)];
  });

interface Size {
  readonly length: number;
  readonly parts: number;
  readonly alphabet: keyof typeof limits;
  /** Characters that the usual alphabet does not have. */
  readonly odd: readonly string[];
  readonly exact: boolean;
}

function counted(text: string): Size {
  const message = new SegmentedMessage(text);
  return {
    length: lengthOf(message),
    parts: message.segmentsCount,
    alphabet: message.encodingName,
    odd: message.encodingName === "UCS-2" ? [...new Set(message.getNonGsmCharacters())].slice(0, 5) : [],
    exact: true,
  };
}

/** Counting takes the longer the longer a text is, many times over, so that a long one is counted piece by piece. */
const mostCounted = 2000;
const pieceLength = 200;
const inPart = { "GSM-7": 153, "UCS-2": 67 } as const;

function estimated(text: string): Size {
  const pieces = text.match(new RegExp(`.{1,${pieceLength}}`, "gsu")) ?? [];
  const sizes = pieces.map(counted);
  const odd = [...new Set(sizes.flatMap((size) => size.odd))].slice(0, 5);
  const alphabet = odd.length > 0 ? "UCS-2" : "GSM-7";
  const length = alphabet === "UCS-2" ? text.length : sizes.reduce((sum, size) => sum + size.length, 0);
  return { length, parts: Math.ceil(length / inPart[alphabet]), alphabet, odd, exact: false };
}

/** In the units that the limit counts: some characters need two of them. */
function lengthOf({ encodedChars }: SegmentedMessage): number {
  return encodedChars.reduce((sum, { codeUnits }) => sum + codeUnits.length, 0);
}
