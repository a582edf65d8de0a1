import { required } from "../field.ts";
import { flag } from "../fields/scalar.ts";
import { longText, text } from "../fields/text.ts";
import type { StepKeyword } from "../step-keyword.ts";

export const sendSms: StepKeyword = {
  type: "SendSMS",
  words: {
    description: "Sends an SMS to the person's mobile phone.",
    example: { text: "See you tomorrow at 10!", exitWithoutMobile: false },
  },
  fields: {
    text: required(longText("Text", { description: "The text of the SMS.", example: "See you tomorrow at 10!" })),
    from: text("From", {
      description: "The sender's name or number; left out, the flow's own SMS sender.",
      example: "Example",
    }),
    exitWithoutMobile: flag("Exit", {
      description: "Whether people without a mobile number leave the flow here.",
      example: false,
    }),
  },
};
