import type { Change } from "../../model/change.ts";

/** A word for what a reviewer must not miss; empty for a change that speaks for itself. */
export function flagOf(change: Change): string {
  const { kind, type } = change.node;
  if (change.action === "add" && kind === "trigger") return "NEW AUDIENCE";
  if (change.action === "remove" && kind === "trigger") return "SMALLER AUDIENCE";
  const message = messages[type];
  if (message !== undefined && change.action === "add") return `MORE ${message}`;
  if (message !== undefined && change.action === "remove") return `LESS ${message}`;
  if (change.action === "rename") return "LABEL ONLY";
  return change.action === "modify" ? settingFlag(change) : "";
}

const messages: Readonly<Record<string, string>> = { SendEmail: "MAIL", SendSMS: "SMS" };

function settingFlag({ property, before, after }: Extract<Change, { action: "modify" }>): string {
  if (property === "OverrideConsentSubscription") return after === true ? "CONSENT OVERRIDE" : "CONSENT COUNTS AGAIN";
  if (property === "Status") return after === "Stopped" ? "STOPS PEOPLE" : after === "Running" ? "STARTS" : "";
  if (property === "Filter") return "OTHER AUDIENCE";
  if (property === "StartOnlyOnce") return after === false ? "MORE OFTEN" : "ONLY ONCE";
  if (property === "NumIntervals") return Number(after) > Number(before) ? "LATER" : "SOONER";
  return ["Name", "Description", "SplitName", "Folder"].includes(property) ? "LABEL ONLY" : "";
}
