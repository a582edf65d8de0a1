import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import type { ApplyResult } from "../model/apply-result.ts";

/** What the number that a command ends with means; a frozen table, also in the README. */
export const exitCodes = {
  done: 0,
  error: 1,
  changes: 2,
  invalid: 3,
  denied: 4,
  conflict: 5,
  blocked: 6,
  unknown: 7,
} as const;

type Meaning = keyof typeof exitCodes;

/** Codes that mean something else than the rest of their hundred. */
const byCode: Readonly<Record<string, Meaning>> = {
  FF504: "denied",
  FF505: "denied",
  FF510: "denied",
  FF511: "denied",
  FF512: "denied",
  FF517: "denied",
  FF518: "denied",
  FF519: "denied",
  FF521: "denied",
  FF522: "denied",
  FF523: "denied",
  FF524: "denied",
  FF525: "denied",
  FF526: "invalid",
  FF527: "invalid",
  FF528: "denied",
  FF530: "denied",
  FF531: "denied",
  FF532: "denied",
  FF540: "invalid",
  FF541: "invalid",
  FF576: "blocked",
  FF580: "conflict",
  FF581: "conflict",
  FF582: "invalid",
  FF585: "invalid",
  FF586: "conflict",
  FF602: "conflict",
  FF604: "blocked",
  FF608: "conflict",
  FF609: "conflict",
  FF620: "blocked",
  FF621: "blocked",
  FF622: "blocked",
  FF624: "conflict",
  FF625: "blocked",
  FF626: "blocked",
  FF627: "blocked",
  FF630: "blocked",
  FF640: "conflict",
  FF641: "conflict",
  FF647: "invalid",
  FF648: "invalid",
  FF649: "conflict",
  FF650: "blocked",
  FF701: "conflict",
  FF703: "unknown",
  FF706: "invalid",
  FF707: "conflict",
  FF709: "conflict",
  FF711: "conflict",
  FF712: "conflict",
  FF736: "conflict",
  FF715: "conflict",
  FF718: "conflict",
  FF719: "unknown",
  FF722: "unknown",
  FF726: "conflict",
  FF728: "unknown",
  FF740: "conflict",
  FF746: "conflict",
  FF747: "invalid",
  FF748: "invalid",
  FF749: "invalid",
  FF751: "conflict",
  FF753: "unknown",
  FF757: "invalid",
  FF759: "blocked",
  FF811: "conflict",
  FF812: "conflict",
  FF813: "conflict",
  FF814: "error",
  FF815: "conflict",
  FF816: "error",
  FF817: "error",
  FF818: "error",
  FF830: "conflict",
  FF833: "conflict",
  FF835: "error",
  FF836: "error",
  FF874: "error",
  FF875: "conflict",
};

const byHundred: Readonly<Record<string, Meaning>> = {
  0: "invalid",
  1: "invalid",
  2: "invalid",
  3: "invalid",
  4: "invalid",
  5: "error",
  6: "error",
  7: "error",
  8: "invalid",
  9: "invalid",
};

/** When several apply, the one that a person must know first. */
const gravest: readonly Meaning[] = ["unknown", "conflict", "blocked", "denied", "error", "invalid"];

/** The exit code of some findings: 0 unless one of them is an error. */
export function exitCodeOf(diagnostics: readonly Diagnostic[]): number {
  const meanings = new Set(diagnostics.filter(({ severity }) => severity === "error").map(meaningOf));
  const first = gravest.find((meaning) => meanings.has(meaning));
  return exitCodes[first ?? "done"];
}

/** The exit code of an apply with all its findings: that nobody knows what became of a flow is the gravest of all. */
export function exitCodeOfApply({ flows }: ApplyResult, diagnostics: readonly Diagnostic[]): number {
  return flows.some(({ outcome }) => outcome === "unknown") ? exitCodes.unknown : exitCodeOf(diagnostics);
}

function meaningOf({ code }: Diagnostic): Meaning {
  return byCode[code] ?? byHundred[code.charAt(2)] ?? "error";
}
