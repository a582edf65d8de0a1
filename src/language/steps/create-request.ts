import { required } from "../field.ts";
import { list, record } from "../fields/record.ts";
import { longText, text } from "../fields/text.ts";
import type { StepKeyword } from "../step-keyword.ts";

export const createRequest: StepKeyword = {
  type: "CreateRequest",
  words: {
    description: "Creates a request for the person.",
    example: { title: "Call the customer back", category: "Support", priority: "Medium" },
  },
  fields: {
    title: required(text("Title", { description: "The title of the request.", example: "Call the customer back" })),
    type: record("RequestType", list("tickettype"), { description: "The request's type.", example: "Question" }),
    category: record("Category", list("ejcategory"), { description: "The request's category.", example: "Support" }),
    priority: record("Priority", list("ticketpriority"), { description: "The request's priority.", example: "Medium" }),
    status: record("TicketStatus", list("ticketticketstatus"), {
      description: "The request's status.",
      example: "Open",
    }),
    message: longText("Message", { description: "The first message of the request.", example: "Please call back." }),
    owner: record("Owner", list("serviceassociate"), {
      description: "The user who gets the request; left out, nobody.",
      example: "mette.dahl",
    }),
  },
};
