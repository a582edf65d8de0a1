import { required } from "../field.ts";
import { recipients } from "../fields/recipients.ts";
import { longText, text } from "../fields/text.ts";
import type { StepKeyword } from "../step-keyword.ts";

export const notifyByEmail: StepKeyword = {
  type: "NotifyByEmail",
  words: {
    description: "Sends a mail about the person to colleagues.",
    example: { to: "ourContact", subject: "Hot lead", text: "Has just booked a demo." },
  },
  fields: {
    to: required(
      recipients(
        {
          specific: "SpecificEmailAddress",
          addresses: "SpecificEmailAddresses",
          address: { pattern: "^[^\\s@]+@[^\\s@]+\\.[^\\s@]+$", example: "sales@example.com" },
        },
        { description: "Who gets it: ourContact, ourServiceContact, or addresses.", example: "ourContact" },
      ),
    ),
    subject: text("Subject", { description: "The subject line.", example: "Hot lead" }),
    text: longText("Text", { description: "The text of the mail.", example: "Has just booked a demo." }),
  },
};
