import { clockOff, clockSlightlyOff } from "../../diagnostic/doctor.ts";
import { unreachable } from "../../diagnostic/target.ts";
import { type Check, found, ok, unknown } from "../check.ts";
import { principalPath } from "../principal.ts";

/** Milliseconds. The header counts whole seconds and the answer takes its time, so a little is no difference. */
const slight = 30_000;
const grave = 300_000;

/** Whether this machine's clock agrees with the target's: signed tokens carry the time (superoffice-api.md A4). */
export const clock: Check = {
  id: "clock",
  title: "Clock",
  async run({ connection, now }) {
    const before = now();
    const answer = await connection({ method: "GET", path: principalPath, headers: {}, body: "" });
    const after = now();
    if ("failure" in answer) return found(unreachable(undefined, "asking for the time", answer.detail));
    const theirs = Date.parse(answer.headers.date ?? "");
    if (Number.isNaN(theirs)) return unknown("The target's answer does not say what time it is there.");
    const off = (before + after) / 2 - theirs;
    const seconds = Math.round(Math.abs(off) / 1000);
    const side = off > 0 ? "ahead of" : "behind";
    if (Math.abs(off) >= grave) return found(clockOff(undefined, seconds, side));
    if (Math.abs(off) >= slight) return found(clockSlightlyOff(undefined, seconds, side));
    return ok("The clock of this machine agrees with the target's.");
  },
};
