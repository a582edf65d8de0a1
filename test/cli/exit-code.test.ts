import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { exitCodeOf } from "../../src/cli/exit-code.ts";
import type { Diagnostic } from "../../src/diagnostic/diagnostic.ts";

const finding = (code: string, severity: Diagnostic["severity"] = "error"): Diagnostic => ({
  code,
  severity,
  summary: "",
  detail: "",
  fix: "",
});

/** The frozen table of what can go wrong with a target; a new code of these hundreds must be given its number here. */
const frozen: Readonly<Record<number, readonly string[]>> = {
  1: [
    "FF501 FF502 FF503 FF506 FF507 FF508 FF509 FF513 FF515 FF516 FF520 FF542",
    "FF550 FF552 FF557 FF558 FF559 FF561 FF563 FF564 FF570 FF571 FF572 FF573 FF575 FF587 FF588",
    "FF610 FF702 FF704 FF705 FF708 FF714 FF721 FF723 FF750 FF752 FF754",
  ].flatMap((line) => line.split(" ")),
  3: "FF526 FF527 FF540 FF541 FF582 FF585 FF647 FF648 FF706 FF747 FF748 FF749 FF757".split(" "),
  4: "FF504 FF505 FF510 FF511 FF512 FF517 FF518 FF519 FF521 FF522 FF523 FF524 FF525 FF528 FF530 FF531 FF532".split(" "),
  5: [
    "FF580 FF581 FF586 FF602 FF608 FF609 FF624 FF640 FF641 FF649",
    "FF701 FF707 FF709 FF711 FF712 FF715 FF718 FF726 FF736 FF740 FF746 FF751",
  ].flatMap((line) => line.split(" ")),
  6: ["FF576", "FF604", "FF620", "FF621", "FF622", "FF625", "FF626", "FF627", "FF630", "FF650", "FF759"],
  7: ["FF703", "FF719", "FF722", "FF728", "FF753"],
};

/** What the frozen table is for imports, pulls and CI, whose other mistakes are of the command line. */
const imports: Readonly<Record<number, readonly string[]>> = {
  1: ["FF814", "FF816", "FF817", "FF818", "FF835", "FF836", "FF874"],
  5: ["FF811", "FF812", "FF813", "FF815", "FF830", "FF833", "FF875"],
};

const warnings = [
  "FF002 FF325 FF328 FF514 FF529 FF551 FF553 FF554 FF555 FF556 FF560 FF562 FF574 FF583 FF584",
  "FF603 FF605 FF606 FF607 FF623 FF628 FF629 FF631 FF643 FF644 FF645 FF646",
  "FF710 FF713 FF716 FF717 FF720 FF724 FF725 FF727 FF755 FF756 FF758 FF850",
].flatMap((line) => line.split(" "));

async function catalogue(): Promise<readonly string[]> {
  const names = readdirSync("src/diagnostic").map((name) => name.replace(".ts", ""));
  const modules = await Promise.all(names.map((name) => import(`../../src/diagnostic/${name}.ts`)));
  const made = modules.flatMap((module) => Object.values(module) as unknown[]);
  const codes = made.flatMap((entry) => (typeof entry === "function" && "code" in entry ? [String(entry.code)] : []));
  return codes.filter((code) => !warnings.includes(code));
}

describe("exitCodeOf", () => {
  const rowsOf = (table: typeof frozen) =>
    Object.entries(table).flatMap(([code, findings]) => findings.map((found) => [found, Number(code)] as const));
  const rows = rowsOf(frozen);
  const special = new Set(rowsOf(imports).map(([code]) => code));

  it.each([...rows, ...rowsOf(imports)])("%s means %i", (code, expected) => {
    expect(exitCodeOf([finding(code)])).toBe(expected);
  });

  it("gives every error about a target a number that somebody has thought about", async () => {
    const codes = (await catalogue()).filter((code) => /^FF[567]/.test(code));
    expect(codes.toSorted()).toEqual(rows.map(([code]) => code).toSorted());
  });

  it("ends with 3 for every mistake in files and on the command line", async () => {
    const codes = (await catalogue()).filter((code) => /^FF[0123489]/.test(code) && !special.has(code));
    expect(codes.length).toBeGreaterThan(60);
    expect(codes.filter((code) => exitCodeOf([finding(code)]) !== 3)).toEqual([]);
  });

  it.each([
    { name: "nothing", codes: [], expected: 0 },
    { name: "an unknown outcome before everything else", codes: ["FF301", "FF504", "FF703", "FF701"], expected: 7 },
    { name: "stale before blocked", codes: ["FF604", "FF701"], expected: 5 },
    { name: "denied before a plain error", codes: ["FF507", "FF505"], expected: 4 },
    { name: "an error of the target before a wrong name", codes: ["FF401", "FF501"], expected: 1 },
  ])("tells of $name", ({ codes, expected }) => {
    expect(exitCodeOf(codes.map((code) => finding(code)))).toBe(expected);
  });

  it("does not fail for a warning", () => {
    expect(exitCodeOf([finding("FF604", "warning"), finding("FF002", "warning")])).toBe(0);
  });
});
