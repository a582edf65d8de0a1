import * as meaning from "../../diagnostic/meaning.ts";
import type { Rule } from "../rule.ts";

/** The hours of a send window need a time zone (superoffice-api.md G17). */
export const sendWindowZone: Rule = (flow, document) => {
  if (!flow.carrier.UseTimeframe || document.timezone !== undefined) return [];
  return [meaning.sendWindowWithoutZone({ file: flow.file, pointer: ["email", "sendWindow"], on: "key" })];
};
