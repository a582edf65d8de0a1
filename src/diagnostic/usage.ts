import { didYouMean, error } from "./define.ts";

/** Mistakes on the command line and in flowform.yaml's own use. */

export const unknownFlag = error(
  "FF801",
  "A flag is not known",
  (flag: string, command: string, near: readonly string[]) => ({
    detail: `${`flowform ${command}`.trim()} has no ${flag}. Nothing was run.`,
    fix: didYouMean(near) || `See ${`flowform ${command}`.trim()} --help.`,
  }),
);

export const unknownCommand = error("FF802", "A command is not known", (command: string, near: readonly string[]) => ({
  detail: `There is no "flowform ${command}".`,
  fix: didYouMean(near) || "See flowform --help.",
}));

export const wrongArguments = error(
  "FF803",
  "A command was called with the wrong arguments",
  (command: string, why: string) => ({
    detail: `flowform ${command}: ${why}.`,
    fix: `See flowform ${command} --help.`,
  }),
);

export const unknownAssumption = error(
  "FF840",
  "There is no such assumption",
  (id: string, known: readonly string[]) => ({
    detail: `--otherwise has ${JSON.stringify(id)}, and the assumptions are ${known[0]} to ${known.at(-1)}.`,
    fix: "See docs/assumptions.md for what each of them says.",
  }),
);
