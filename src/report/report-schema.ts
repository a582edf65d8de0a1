import { sections } from "./model/section.ts";
import { flowAction, flowKeys, summarySchema, warningSchema } from "./plan-schema.ts";
import { count, list, object, type SchemaNode, text } from "./schema-nodes.ts";

const mark: SchemaNode = {
  type: "string",
  enum: ["added", "removed", "changed", "moved"],
  description: "What a change does.",
  examples: ["added"],
};

const piece: SchemaNode = {
  description: "Our own words as a text; other people's words as a quote or a name.",
  examples: ["Mail ", { name: "welcome" }],
  anyOf: [
    { type: "string" },
    { type: "object", required: ["quote"], properties: { quote: text("A text, shown in quotes.", "Welcome") } },
    { type: "object", required: ["name"], properties: { name: text("A name or id.", "welcome") } },
  ],
};

const wordPart = object("A piece of a text that was compared.", {
  change: {
    type: "string",
    enum: ["same", "added", "removed", "gap"],
    description: "Whether it stays, comes or goes.",
    examples: ["same"],
  },
  text: text("The piece.", "within an hour"),
});

const row = object("One change.", {
  section: {
    type: "string",
    enum: sections,
    description: "Which question it answers; gravest first.",
    examples: ["WHO"],
  },
  mark,
  sentence: list("What changes, in one sentence.", piece),
  effect: list(
    "What it means for the people who are inside now, or who come later; empty when nobody is concerned.",
    piece,
  ),
  flag: text("A word, or several between commas, for what must not be missed; empty for none.", "MORE MAIL"),
  source: {
    type: ["object", "null"],
    description: "Where it is written: in the file of the flow, or in a text file beside it.",
    required: ["file", "line", "column"],
    properties: {
      file: text("The file.", "flows/trial.flow.yaml"),
      line: count("The line, from 1.", 12),
      column: count("The column, from 1.", 5),
    },
  },
  node: text("The node that it speaks of, as the drawing and the way call it.", "s112"),
  words: list(
    "Long texts word by word, of which the sentence has no more than the beginning; empty for other changes.",
    wordPart,
  ),
});

const title = {
  noun: text("What it is.", "Mail"),
  title: text("What it says.", "Welcome"),
};

const pathLine: SchemaNode = {
  type: ["object", "null"],
  description: "A line of the way; null where this side has none.",
  required: ["depth", "id", "noun", "title"],
  properties: {
    depth: count("How deep it stands in branches.", 0),
    id: text("The id in the file; empty where there is none.", "welcome"),
    ...title,
  },
};

const pathRow = object("What stands beside each other before and after.", {
  node: text("The node.", "s112"),
  before: pathLine,
  after: pathLine,
  marks: list("What the changes do to it.", mark),
});

const graphNode = object("A box.", {
  id: text("Our own word for it.", "n1"),
  key: text("The node; empty for what only the drawing has.", "s112"),
  shape: {
    type: "string",
    enum: ["start", "step", "split", "goal", "end", "folded"],
    description: "Its form.",
    examples: ["step"],
  },
  marks: list("What the changes do to it.", mark),
  ...title,
  was: text("What it said before, where that is something else.", "3 days"),
});

const graphEdge = object("A way from box to box.", {
  from: text("The box it leaves.", "n1"),
  to: text("The box it leads to.", "n2"),
  key: text("The branch or action; empty where there is only one way.", "o12"),
  label: text("Its words.", "Everyone else"),
  was: text("Its words before, where they were others.", ""),
  marks: list("What the changes do to it.", mark),
});

const flow = object("What happens to one flow.", {
  ...flowKeys,
  action: flowAction,
  state: text("Which flow it is on the target.", "flow 218, paused"),
  people: text("Who is in it, in words; empty where nobody asked.", "47 people are in it"),
  inside: {
    type: ["integer", "null"],
    description: "How many people are in it; null when it is not known or nobody asked.",
    examples: [47],
  },
  rows: list("What changes, gravest first.", row),
  path: list("The way before and after, side by side.", pathRow),
  graph: object("Both in one drawing.", { nodes: list("Boxes.", graphNode), edges: list("Ways.", graphEdge) }),
  notes: list("What else is worth knowing.", list("A sentence.", piece)),
  technical: list(
    "The changes as the plan has them.",
    object("A change.", {
      what: text("Action, node and property.", "modify welcome Subject"),
      before: { description: "What was.", examples: ["Welcome"] },
      after: { description: "What will be.", examples: ["Welcome!"] },
    }),
  ),
  text: text("The text of the file; empty when the plan does not have it.", "flow: trial"),
});

/** The JSON Schema of a report, as `show --format report` prints it. */
export function reportSchema(): SchemaNode {
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $id: "https://flowform.example/schema/report.schema.json",
    title: "Flowform report",
    ...object("A plan told to people, as data: text, comment and page are made of this alone.", {
      format_version: {
        type: "string",
        pattern: "^1\\.[0-9]+$",
        description: "The version of this format.",
        examples: ["1.1"],
      },
      banner: list(
        "What must be read before anything else: that the target has moved since, or could not be looked at.",
        warningSchema,
      ),
      verdict: text("Whether anything will change, where, what is gravest of it, and for whom.", "WILL CHANGE: no."),
      changes: { type: "boolean", description: "Whether anything will change.", examples: [true] },
      takesBack: text(
        "Which apply a plan of the way back takes back; empty for every other plan.",
        "Takes back the apply of 2026-11-24 08:00 UTC, digest 9f31c07a55e20b1d.",
      ),
      flowform: text("The version of Flowform that made it.", "0.1.0"),
      project: text("The project.", "acme-marketing"),
      target: text("The target's name.", "production"),
      url: text("The address of its api; empty for the sandbox.", "https://online.superoffice.com/Cust12345/api"),
      commit: text("The git commit of the files; empty when it is not known.", "4f2c9e1"),
      flows: list(
        "The flows that change, gravest first; the plan itself has them in the order in which they are applied.",
        flow,
      ),
      unchanged: list("Flows that are as their files say.", text("A flow key.", "vip")),
      released: list("Flows without a file now to which nothing happens.", text("A flow key.", "vip")),
      heldBack: list(
        "Running flows that differ and are left out, because nothing may be paused.",
        text("A flow key.", "vip"),
      ),
      summary: summarySchema,
      cancelled: count("How many people are cancelled for good at most.", 0),
      warnings: list("What should be looked at.", warningSchema),
      digest: text("The digest of the plan, which is what people approve.", "9f31c07a55e20b1d"),
    }),
  };
}
