import type { StepKeyword } from "./step-keyword.ts";
import { createFollowUp } from "./steps/create-follow-up.ts";
import { createRequest } from "./steps/create-request.ts";
import { createSale } from "./steps/create-sale.ts";
import { distributeToOwner } from "./steps/distribute-to-owner.ts";
import { addToList, removeFromList } from "./steps/list-membership.ts";
import { notifyByEmail } from "./steps/notify-by-email.ts";
import { notifyBySms } from "./steps/notify-by-sms.ts";
import { runScript } from "./steps/run-script.ts";
import { sendEmail } from "./steps/send-email.ts";
import { sendSms } from "./steps/send-sms.ts";
import { split } from "./steps/split.ts";
import { updateParticipant } from "./steps/update-participant.ts";
import { wait } from "./steps/wait.ts";
import { waitForAction } from "./steps/wait-for-action.ts";

/** The fifteen keywords of a step. */
export const stepKeywords: Readonly<Record<string, StepKeyword>> = {
  sendEmail,
  sendSms,
  wait,
  waitForAction,
  split,
  updateParticipant,
  addToList,
  removeFromList,
  createRequest,
  createFollowUp,
  createSale,
  notifyByEmail,
  notifyBySms,
  runScript,
  distributeToOwner,
};

/** The keyword that a step is written with, and its settings; a bare text or list is put under its key. */
export function readStep(
  step: Readonly<Record<string, unknown>>,
): { name: string; keyword: StepKeyword; settings: Readonly<Record<string, unknown>>; bare: boolean } | undefined {
  const name = Object.keys(step).find((key) => Object.hasOwn(stepKeywords, key));
  const keyword = name === undefined ? undefined : stepKeywords[name];
  if (name === undefined || keyword === undefined) return undefined;
  const value = step[name];
  const bare = keyword.shorthand !== undefined && typeof value === "string";
  const settings = bare ? { [keyword.shorthand]: value } : (value as Readonly<Record<string, unknown>>);
  return { name, keyword, settings, bare };
}
