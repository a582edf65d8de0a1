import { required } from "../field.ts";
import { recipients } from "../fields/recipients.ts";
import { longText, text } from "../fields/text.ts";
import type { StepKeyword } from "../step-keyword.ts";

export const notifyBySms: StepKeyword = {
  type: "NotifyBySMS",
  words: {
    description: "Sends an SMS about the person to colleagues.",
    example: { to: { addresses: ["+47 900 00 000"] }, text: "A VIP customer needs a call." },
  },
  fields: {
    to: required(
      recipients(
        {
          specific: "SpecificPhoneNumbers",
          addresses: "SpecificPhoneNumbers",
          address: { pattern: "^[+(]*[0-9][0-9 ()./+-]{2,40}$", example: "+47 900 00 000" },
        },
        { description: "Who gets it: ourContact, ourServiceContact, or phone numbers.", example: "ourContact" },
      ),
    ),
    text: longText("Text", { description: "The text of the SMS.", example: "A VIP customer needs a call." }),
    from: text("From", {
      description: "The sender's name or number; left out, the flow's own SMS sender.",
      example: "Example",
    }),
  },
};
