import * as meaning from "../../diagnostic/meaning.ts";
import type { Pointer } from "../../source/pointer.ts";
import { valueAt } from "../../source/pointer.ts";
import { isObject } from "../../util/json.ts";
import type { Rule } from "../rule.ts";

/** Times of day are read in the flow's time zone, so a flow that has any says which (superoffice-api.md B3, G17). */
export const localTimeZone: Rule = (flow, document) => {
  if (document.timezone !== undefined) return [];
  const { UseTimeframe, UseWorkflowStart, UseEnrollmentEnd } = flow.carrier;
  const own: readonly (readonly [boolean, Pointer])[] = [
    [UseTimeframe, ["email", "sendWindow"]],
    [UseWorkflowStart, ["enrolment", "start"]],
    [UseEnrollmentEnd, ["enrolment", "end"]],
  ];
  const waits = flow.nodes.flatMap(({ carrierPointer, filePointer }): (readonly [boolean, Pointer])[] => {
    const node = valueAt(flow.carrier, carrierPointer);
    return isObject(node) && node.TimeWaitAlgorithm === "UntilSpecified"
      ? [[true, [...filePointer, "wait", "until"]]]
      : [];
  });
  return [...own, ...waits]
    .filter(([used]) => used)
    .map(([, pointer]) => meaning.timeWithoutZone({ file: flow.file, pointer, on: "key" }));
};
