import { required } from "../field.ts";
import { list, record, records } from "../fields/record.ts";
import { text } from "../fields/text.ts";
import type { StepKeyword } from "../step-keyword.ts";

export const sendEmail: StepKeyword = {
  type: "SendEmail",
  words: {
    description: "Sends one mailing to the person.",
    example: { mailing: "Welcome to your trial", subject: "Welcome!" },
  },
  fields: {
    mailing: required(
      record("ShipmentId", list("specifiedmailings"), {
        description: "The mailing to send, by its name.",
        example: "Welcome to your trial",
      }),
    ),
    subject: text("Subject", { description: "The subject line of the mail.", example: "Welcome!" }),
    attachments: records("Attachments", list("attachment"), {
      description: "Files that go along, by their names in SuperOffice.",
      example: ["Price list.pdf"],
    }),
  },
};
