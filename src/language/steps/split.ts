import { splitKinds, unfinished } from "../branches.ts";
import { required } from "../field.ts";
import { exit } from "../fields/exit.ts";
import { list, record } from "../fields/record.ts";
import { choice } from "../fields/scalar.ts";
import { text } from "../fields/text.ts";
import type { StepKeyword } from "../step-keyword.ts";

const branch = { id: "engaged", name: "Engaged", link: "Book a demo", steps: [] };
const everyoneElseExit = exit({
  description: "true: everyone else leaves the flow here.",
  example: { toFlow: "win-back" },
});

const types = {
  [unfinished]: "None",
  ...Object.fromEntries(Object.entries(splitKinds).map(([kind, { type }]) => [kind, type])),
};

export const split: StepKeyword = {
  type: "Split",
  words: {
    description: "Sends each person down the first branch that fits; the rest go to everyoneElse.",
    example: { name: "How did they react?", by: "linkClicked", branches: [branch] },
  },
  fields: {
    name: text("SplitName", { description: "The question that the split answers.", example: "How did they react?" }),
    by: required(
      choice("SplitOptionType", types, {
        description: "What the branches look at; all of them look at the same kind of thing.",
        example: "linkClicked",
      }),
    ),
    mailing: record("ShipmentId", list("specifiedmailings"), {
      description: "With by: linkClicked, the mailing whose links count; left out, any mailing.",
      example: "Welcome to your trial",
    }),
  },
  children: {
    required: ["branches"],
    schema: {
      branches: {
        type: "array",
        description: "The branches from left to right; the first that fits wins.",
        examples: [[branch]],
        items: { $ref: "#/$defs/branch" },
      },
      everyoneElse: { $ref: "#/$defs/everyoneElse" },
    },
  },
};

/** The keys of `everyoneElse` that belong to the split step itself. */
export const everyoneElseFields = { exit: everyoneElseExit };
