import { randomBytes } from "node:crypto";
import { failure, success } from "../../diagnostic/outcome.ts";
import { wrongArguments } from "../../diagnostic/usage.ts";
import { examine } from "../../doctor/examine.ts";
import { scratchNameOf } from "../../doctor/scratch-name.ts";
import type { DoctorReport } from "../../model/doctor-report.ts";
import { doctorText } from "../../report/doctor-text.ts";
import { integerFlag } from "../arguments.ts";
import { defineCommand, formatFlag, parallelismFlag, targetFlag } from "../command.ts";
import { exitCodes } from "../exit-code.ts";
import type { Io } from "../io.ts";
import { writableLists } from "../lists.ts";
import { withTarget } from "../plan-project.ts";
import { createProgress } from "../progress.ts";

export const command = defineCommand({
  summary: "look whether a target can be worked with, and whether it behaves as assumed",
  usage: "[--target NAME] [--probe [--probe-person ID]] [--format json]",
  examples: [
    ["flowform doctor --target production", "sign-in, rights, licence, clock, lists, key store; writes nothing"],
    ["flowform doctor --target production --probe", "and tries the assumptions on scratch flows, which it deletes"],
    ["flowform doctor --probe --probe-person 4711", "and those that need a person who may stand in a scratch flow"],
  ],
  flags: {
    target: targetFlag,
    probe: { type: "boolean", description: "makes scratch flows, tries the assumptions on them, deletes them" },
    "probe-person": {
      type: "string",
      value: "ID",
      description: "the id of a test contact who may be put into scratch flows; nothing is sent to them",
    },
    parallelism: parallelismFlag,
    format: formatFlag,
  },
  positionals: 0,
  async run({ flags, io }) {
    const person = personFlag(flags["probe-person"], flags.probe);
    if (person.value === undefined) return person;
    const examined = await withTarget({ command: "doctor", flags }, io, async ({ project, target }) => {
      const watch = watchForEnd(io, flags.probe);
      const progress = createProgress(io, "probes run");
      try {
        const { checks, assumptions } = await examine({
          connection: target.connection,
          now: io.clock.now,
          sleep: io.clock.sleep,
          project: project.name,
          lists: writableLists,
          mayWrite: flags.probe,
          scratchName: scratchNameOf(io.clock.now(), randomBytes(4).toString("hex")),
          person: person.value?.id,
          isStopped: watch,
          onProgress: progress.update,
        });
        const { name, url } = target;
        return success<DoctorReport>({ format_version: "1.0", target: name, url, checks, assumptions });
      } finally {
        progress.end();
      }
    });
    const report = examined.value;
    if (report === undefined) return examined;
    return {
      diagnostics: [],
      data: report,
      text: (palette) => doctorText(report, palette),
      exitCode: exitCodeOf(report),
    };
  },
});

/** The test person, if one was named; a person without probes is a mistake. */
function personFlag(written: string | undefined, probe: boolean) {
  if (written === undefined) return success<{ readonly id?: number }>({});
  if (!probe)
    return failure<{ readonly id?: number }>(wrongArguments(undefined, "doctor", "--probe-person needs --probe"));
  const limits = { command: "doctor", flag: "probe-person", minimum: 1, maximum: 2 ** 31 - 1 };
  const { value, diagnostics } = integerFlag(written, limits);
  return value === undefined ? failure<{ readonly id?: number }>(...diagnostics) : success({ id: value });
}

/** Whether somebody wants the program to end; only where there is something to clean up does it wait for that. */
function watchForEnd(io: Io, probe: boolean): () => boolean {
  let isStopped = false;
  if (probe)
    io.stopped().then(() => {
      isStopped = true;
    });
  return () => isStopped;
}

const denied = new Set(["FF504", "FF505", "FF510"]);

function exitCodeOf({ checks }: DoctorReport): number {
  const failed = checks.filter(({ status }) => status === "failed");
  if (failed.some(({ code }) => denied.has(code))) return exitCodes.denied;
  return failed.length > 0 ? exitCodes.error : exitCodes.done;
}
