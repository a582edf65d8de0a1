import type { Pointer } from "../source/pointer.ts";
import { settingPointer, stepsOf } from "./nodes.ts";
import type { LintFlow } from "./rule.ts";

/** A text of a flow that somebody will read, and the place where it, or the name of its file, is written. */
export interface LintText {
  readonly text: string;
  readonly pointer: Pointer;
}

/** The properties that hold such texts, with their keys in the language. */
const keys: Readonly<Record<string, string>> = {
  Subject: "subject",
  Text: "text",
  Title: "title",
  Message: "message",
  Agenda: "agenda",
  Description: "description",
};

/** Every text of a flow's steps; those of mailings and scripts are in SuperOffice. */
export function textsOf(flow: LintFlow): readonly LintText[] {
  return stepsOf(flow).flatMap(({ step, node }) =>
    Object.entries(keys).flatMap(([property, key]) => {
      const text = (step as unknown as Readonly<Record<string, unknown>>)[property];
      return typeof text === "string" && text !== "" && step.StepType !== "UpdateParticipant"
        ? [{ text, pointer: settingPointer(flow, node, key) }]
        : [];
    }),
  );
}
