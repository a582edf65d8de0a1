import type { Field } from "../field.ts";
import { required } from "../field.ts";
import { actionTime } from "../fields/action-time.ts";
import { momentPattern, momentText, parseMoment } from "../fields/moment.ts";
import { type ListFor, list, record } from "../fields/record.ts";
import { decimal } from "../fields/scalar.ts";
import { longText, text } from "../fields/text.ts";
import type { StepKeyword } from "../step-keyword.ts";

/** The stages of the sale type that is written beside it (superoffice-api.md E2, list salestage). */
const stages: ListFor = ({ sibling }) => {
  const type = sibling("SaleType");
  return { list: "salestage", additional: type === undefined ? "" : `SaleTypeID=${type}` };
};

/** An ISO date and time on the wire, without a zone like all the flow's times, unlike the other dates in its form (superoffice-api.md C2, WorkflowStepCreateSale). */
const date: Field<string> = {
  properties: ["Date"],
  schema: {
    type: "string",
    pattern: momentPattern,
    description: "A fixed date for the sale.",
    examples: ["2026-12-01"],
  },
  compile: (value, place) => {
    const { year, month, day, time } = parseMoment(value, place);
    return { Date: `${year}-${month}-${day}T${time}` };
  },
  decompile: ({ values }) => momentText(values.Date),
};

export const createSale: StepKeyword = {
  type: "CreateSale",
  words: {
    description: "Creates a sale on the person.",
    example: { title: "Renewal", type: "Renewal", amount: 1200, currency: "EUR", when: "estimated" },
  },
  fields: {
    title: required(text("Title", { description: "The title of the sale.", example: "Renewal" })),
    type: record("SaleType", list("saletype"), { description: "The sale's type.", example: "Renewal" }),
    stage: record("Stage", stages, { description: "The sale's stage, one of its type's.", example: "Proposal" }),
    amount: decimal("Amount", { description: "The amount.", example: 1200 }),
    currency: record("Currency", list("currency"), { description: "The currency of the amount.", example: "EUR" }),
    description: longText("Description", {
      description: "A text on the sale.",
      example: "Created by the renewal flow.",
    }),
    project: record("Project", list("project"), {
      description: "The project it belongs to.",
      example: "Trial customers",
    }),
    when: actionTime({ description: "The sale's date, counted from when the step runs.", example: "estimated" }),
    date,
    owner: record("Owner", list("associate"), { description: "The user who owns the sale.", example: "lars.holm" }),
    source: record("Source", list("source"), { description: "The sale's source.", example: "Campaign" }),
  },
};
