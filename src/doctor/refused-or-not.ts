import type { Verdict } from "../model/doctor-report.ts";
import { doesNotHold, holds, unclear } from "./probe.ts";

/** The verdict over a refusal: what must be refused with 400 is not well refused by null or by an accident. */
export function refusedOrNot(what: string, { refused, certain }: { refused: string; certain: boolean }): Verdict {
  if (certain) return holds(`${what} is refused: ${refused}`);
  return refused.includes("null")
    ? unclear(`${what}: ${refused}`)
    : doesNotHold(`${what} is not refused with 400: ${refused}`);
}
