import type { Field } from "../field.ts";
import { required } from "../field.ts";
import { actionTime } from "../fields/action-time.ts";
import { assignTo } from "../fields/assign-to.ts";
import { durationPattern, durationText, parseDuration } from "../fields/duration.ts";
import { list, record } from "../fields/record.ts";
import { choice, flag } from "../fields/scalar.ts";
import { longText, text } from "../fields/text.ts";
import type { StepKeyword } from "../step-keyword.ts";

/** Seconds on the wire (superoffice-api.md C2, WorkflowStepCreateFollowUp). */
const duration: Field<string> = {
  properties: ["Duration"],
  schema: {
    type: "string",
    pattern: durationPattern,
    description: "How long the follow-up takes.",
    examples: ["30 minutes"],
  },
  compile: (value) => ({ Duration: parseDuration(value) }),
  decompile: ({ values }) => durationText(Number(values.Duration ?? 0)),
};

export const createFollowUp: StepKeyword = {
  type: "CreateFollowUp",
  words: {
    description: "Creates a follow-up with the person in somebody's diary.",
    example: { title: "Call about the demo", type: "Phone - Out", assignTo: "ourContact", when: "firstAvailable" },
  },
  fields: {
    title: required(text("Title", { description: "The title of the follow-up.", example: "Call about the demo" })),
    type: record("FollowUpType", list("task"), { description: "The kind of follow-up.", example: "Phone - Out" }),
    project: record("Project", list("project"), {
      description: "The project it belongs to.",
      example: "Trial customers",
    }),
    completed: flag("Completed", { description: "Whether it is created as already done.", example: false }),
    when: actionTime({
      description: "When it takes place: firstAvailable, today, notSet, or a time after the step runs.",
      example: "firstAvailable",
    }),
    duration,
    availability: choice(
      "Availability",
      { busy: "Busy", free: "Free" },
      { description: "How the time shows in the diary.", example: "busy" },
    ),
    assignTo: assignTo({
      description: "Who gets it: ourContact, ourServiceContact, nobody, or a user.",
      example: "ourContact",
    }),
    agenda: longText("Agenda", {
      description: "The agenda of the follow-up.",
      example: "Ask how the first week went.",
    }),
  },
};
