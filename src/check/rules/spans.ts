import * as meaning from "../../diagnostic/meaning.ts";
import type { Values } from "../../language/context.ts";
import { valueAt } from "../../source/pointer.ts";
import type { Rule } from "../rule.ts";

/** A send window and an enrolment end after they begin; one that is switched on or off in so many words is meant. */
export const spans: Rule = (flow, document) => {
  const text = (...path: readonly string[]) => momentText(valueAt(document, path));
  const spanned = [
    {
      from: text("email", "sendWindow", "from"),
      to: text("email", "sendWindow", "to"),
      pointer: ["email", "sendWindow", "to"],
      enabled: valueAt(document, ["email", "sendWindow", "enabled"]),
    },
    {
      from: text("enrolment", "start"),
      to: text("enrolment", "end"),
      pointer: ["enrolment", "end"],
      enabled: valueAt(document, ["enrolment", "end", "enabled"]),
    },
  ];
  return spanned
    .filter(({ from, to, enabled }) => enabled === undefined && from !== "" && to !== "" && from >= to)
    .map(({ from, to, pointer }) => meaning.emptySpan({ file: flow.file, pointer }, from, to));
};

/** The moment as it is written, whether alone or with `enabled:`; such text sorts like time. */
function momentText(value: unknown): string {
  if (typeof value === "string") return value;
  return String((value as Values | undefined)?.at ?? "");
}
