import type { Values } from "../language/context.ts";

const word = (value: unknown) => (typeof value === "string" ? value : "");
const either = (...texts: readonly unknown[]) => texts.map(word).find((text) => text !== "") ?? "";
const after = (lead: string, text: unknown) => (word(text) === "" ? lead : `${lead} ${word(text)}`);

/** What a new step is called after, per keyword; it becomes its id. */
const titles: Readonly<Record<string, (settings: Values) => string>> = {
  sendEmail: ({ subject, mailing }) => either(subject, mailing, "email"),
  sendSms: () => "sms",
  wait: ({ for: interval, until }) =>
    word(interval) === "" ? after("wait", word(until) && `until ${word(until)}`) : after("wait", interval),
  waitForAction: () => "wait for action",
  split: ({ name, by }) => either(name, after("split by", by)),
  updateParticipant: ({ description }) => either(description, "update"),
  addToList: ({ selection, project }) => after("add to", either(selection, project)),
  removeFromList: ({ selection, project }) => after("remove from", either(selection, project)),
  createRequest: ({ title }) => either(title, "request"),
  createFollowUp: ({ title }) => either(title, "follow up"),
  createSale: ({ title }) => either(title, "sale"),
  notifyByEmail: ({ subject }) => either(subject, "notify"),
  notifyBySms: () => "notify by sms",
  runScript: ({ script }) => after("run", script),
  distributeToOwner: () => "distribute",
};

/** A few words that tell the step from others. */
export function stepTitle(keyword: string, settings: Values): string {
  return titles[keyword]?.(settings) ?? keyword;
}
