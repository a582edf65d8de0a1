import { required } from "../field.ts";
import { list, record } from "../fields/record.ts";
import type { StepKeyword } from "../step-keyword.ts";

export const runScript: StepKeyword = {
  type: "RunScript",
  words: {
    description: "Runs a CRMScript for the person; the flow does not wait for its result.",
    example: { script: "Score lead" },
  },
  shorthand: "script",
  fields: {
    script: required(
      record("ScriptId", list("crmscript"), { description: "The script, by its name.", example: "Score lead" }),
    ),
  },
};
