import { workflowDefinitionStatuses } from "../model/enums.ts";
import { fates } from "../model/people.ts";
import { count, list, object, type SchemaNode, text } from "./schema-nodes.ts";

const keys = (description: string): SchemaNode => list(description, text("A flow key.", "trial-onboarding"));

const status = (description: string): SchemaNode => ({
  type: ["string", "null"],
  enum: [...workflowDefinitionStatuses, null],
  description,
  examples: ["Paused"],
});

const reference = object("A place in the payload for the id of a flow that this plan creates.", {
  pointer: text("JSON Pointer (RFC 6901) into the payload.", "/ExitSuccessFlowId"),
  flow: text("The key of that flow.", "win-back"),
});

/** A warning of a plan. */
export const warningSchema = object(
  "A finding.",
  {
    code: { type: "string", pattern: "^FF[0-9]{3}$", description: "Its stable code.", examples: ["FF605"] },
    severity: { type: "string", enum: ["error", "warning"], description: "How grave it is.", examples: ["warning"] },
    summary: text("The same words for every finding of this code.", "A former id is not known any more"),
    detail: text("Why.", 'Nothing on the target is known as "first-wait".'),
    fix: text("What to do.", "Remove the line."),
    origin: { type: "object", description: "Which value of which file is meant.", examples: [{ file: "a.flow.yaml" }] },
    range: { type: "object", description: "Its lines and columns, from 1.", examples: [{ line: 3, column: 5 }] },
    frame: text("The lines of the file, for people.", "a.flow.yaml:3:5"),
  },
  ["origin", "range", "frame"],
);

const nodeProperties = {
  kind: {
    type: "string",
    enum: ["flow", "trigger", "goal", "step", "option", "action"],
    description: "What kind of node it is.",
    examples: ["step"],
  },
  type: text("The server's type name; empty for the flow.", "SendEmail"),
  id: text("The id in the file; empty where there is none.", "welcome"),
  serverId: count("The server's id; 0 for a node that is not there yet.", 112),
  path: text("The way from the flow to the node in ids; empty for the flow.", "reaction/engaged/call"),
} satisfies Readonly<Record<string, SchemaNode>>;

const node = object("Which node of the flow a change speaks of.", nodeProperties);

const source = object(
  "Where it stands in the file, or in the text file beside it; of what is removed, where what stood before it or around it does. Absent where there is no file.",
  {
    file: text("The file.", "flows/trial.flow.yaml"),
    line: count("The line, from 1.", 12),
    column: count("The column, from 1.", 5),
  },
);

const effect: SchemaNode = {
  type: "object",
  description:
    "The people inside by what the change means for them; absent when nobody is, nobody was asked, or the flow is ended and they are cancelled by that.",
  examples: [{ here: 12, ahead: 30, past: 5 }],
  propertyNames: { enum: fates },
  additionalProperties: {
    type: ["integer", "null"],
    minimum: 0,
    description: "How many; null when nobody knows.",
    examples: [12],
  },
};

const people: SchemaNode = {
  type: ["object", "null"],
  description: "Who was inside when the plan was made; null where it was not asked.",
  required: ["readAt", "total"],
  properties: {
    readAt: text("When it was read.", "2026-11-24T08:00:00.000Z"),
    total: { type: ["integer", "null"], minimum: 0, description: "How many; null when nobody knows.", examples: [47] },
    byStep: {
      type: "object",
      description: "How many by the server's id of the step that is next for them.",
      examples: [{ "112": 12 }],
      additionalProperties: count("How many.", 12),
    },
    why: text("Why nobody knows.", "Reading who is in flow 218 was answered with 403."),
  },
};

const change: SchemaNode = {
  ...object(
    "One difference between the file and the live flow.",
    {
      action: {
        type: "string",
        enum: ["add", "remove", "modify", "move", "rename"],
        description: "Add and remove speak of whole nodes, modify of one property, move of a place, rename of an id.",
        examples: ["modify"],
      },
      node,
      source,
      effect,
      drift: {
        type: "string",
        enum: ["superOffice", "both", "unknown"],
        description:
          "Whose change this undoes: one made in SuperOffice since the last apply, one made there and in the file, or nobody can tell. Absent when only the file has changed.",
        examples: ["superOffice"],
      },
      property: text("With modify: the property.", "Subject"),
      before: { description: "What was: properties, a value, a place or an id.", examples: ["Welcome"] },
      after: { description: "What will be.", examples: ["Welcome!"] },
      places: {
        type: "object",
        description: "With add of a flow: where each of its properties stands in the file.",
        examples: [{ Name: { file: "flows/trial.flow.yaml", line: 2, column: 1 } }],
        additionalProperties: source,
      },
      position: object("With add and remove: the place among siblings.", {
        container: text("The path of what it stands in.", "reaction/engaged"),
        index: count("The place, from 1.", 1),
      }),
    },
    ["source", "effect", "drift", "property", "before", "after", "places", "position"],
  ),
};

const seen: SchemaNode = {
  type: ["object", "null"],
  description: "What its parts were when it was read, to say later which have moved; null when no such flow was there.",
  required: ["status", "nodes"],
  properties: {
    status: { type: "string", enum: workflowDefinitionStatuses, description: "Its status.", examples: ["Paused"] },
    nodes: list(
      "Its nodes, in document order.",
      object("A node.", {
        identity: text("Its kind and the server's id.", "s112"),
        depth: count("How deep it stands; 0 for the flow.", 1),
        mark: text("A short hash of its own properties.", "k3f9"),
      }),
    ),
  },
};

const edited: SchemaNode = {
  type: ["object", "null"],
  description: "Who saved the live flow last, when that was after the last apply; null when nobody has changed it.",
  required: ["by", "at"],
  properties: {
    by: text("The user's name; empty when the target does not say.", "Anna Berg"),
    at: text("When, UTC; empty when the target does not say.", "2026-11-24 08:00:00"),
  },
};

const pathNode = object("A trigger, goal, step, branch or action.", {
  ...nodeProperties,
  values: {
    type: "object",
    description: "The properties that it is told apart by.",
    examples: [{ Subject: "Welcome" }],
  },
  children: list("What stands in it.", { $ref: "#/$defs/pathNode" }),
});

const side = (description: string): SchemaNode => list(description, { $ref: "#/$defs/pathNode" });

/** Which flow of a plan it is. */
export const flowKeys = {
  key: text("The flow's key.", "trial-onboarding"),
  name: text("Its name.", "Trial onboarding"),
  file: text("Its file, or its backup in a plan of the way back; empty for one that left git.", "flows/a.flow.yaml"),
} satisfies Readonly<Record<string, SchemaNode>>;

/** What happens to a flow as a whole. */
export const flowAction: SchemaNode = {
  type: "string",
  enum: ["create", "update", "adopt", "release", "end"],
  description:
    "Adopt: a live flow of this name that Flowform has not managed so far. Release: a flow without a file is not managed any more. End: such a flow is ended and deleted.",
  examples: ["update"],
};

const flow = object(
  "What will be done to one flow, and nothing else.",
  {
    ...flowKeys,
    action: flowAction,
    emailFlowId: { type: ["integer", "null"], description: "The live flow; null for a new one.", examples: [218] },
    status: status("Its status when it was read; null for a new one."),
    fingerprint: {
      type: ["string", "null"],
      description: "Its content when it was read; null says that no such flow was there.",
      examples: ["9f31c07a"],
    },
    serial: count("How many applies had changed the flow of this key then, also one that is gone; 0 when none had.", 3),
    seen,
    people,
    edited,
    changes: list("What changes, in document order.", change),
    mustBeEmpty: list("The server's ids of steps on which nobody may stand when it is saved.", count("A step.", 112)),
    cancels: {
      type: ["integer", "null"],
      minimum: 0,
      description: "How many people are cancelled for good at most; null when the flow is not ended.",
      examples: [412],
    },
    kept: list("Properties that stay as they are in SuperOffice.", text("A property.", "Associate")),
    unknown: list("Properties that Flowform does not know and sends back.", text("A property.", "NewSetting")),
    payload: {
      type: ["object", "null"],
      description: "The carrier of the one SaveEmailFlow call; null when nothing is saved.",
      examples: [{ EmailFlowId: 218, Name: "Trial onboarding" }],
    },
    pause: {
      type: "boolean",
      description:
        "Whether it is running and is paused for that call; it runs again afterwards, unless a status is set.",
      examples: [true],
    },
    references: list("Ids to fill in before that call.", reference),
    laterReferences: list("Ids that one more save fills in.", reference),
    setStatus: status("The status to set after the save; null for none."),
    nodes: list(
      "The ids of the file and their places in the payload.",
      object("An id and its place.", {
        id: text("The id in the file.", "welcome"),
        pointer: text("JSON Pointer (RFC 6901) into the payload.", "/Steps/0"),
      }),
    ),
    path: object("The way that people take.", {
      before: side("As it is."),
      after: side("As it will be."),
    }),
    text: text("The text of the file.", "flow: trial-onboarding"),
  },
  ["path", "text"],
);

/** How many flows a plan does what to. */
export const summarySchema = object("How many flows.", {
  create: count("Flows to create.", 1),
  update: count("Flows to update.", 2),
  adopt: count("Flows to adopt.", 0),
  release: count("Flows without a file to release.", 0),
  end: count("Flows without a file to end and delete.", 0),
  unchanged: count("Flows that stay as they are.", 9),
});

/** The JSON Schema of a plan, as `plan --out` writes and `plan --format json` prints it. */
export function planSchema(): SchemaNode {
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $id: "https://flowform.example/schema/plan.schema.json",
    title: "Flowform plan",
    ...object(
      "A plan: what is shown, saved, compared and applied.",
      {
        format_version: {
          type: "string",
          pattern: "^1\\.[1-9][0-9]*$",
          description:
            "The version of this format; a higher minor number only adds members. 1.0 had no checksum and is not read any more.",
          examples: ["1.1"],
        },
        flowform: text("The version of Flowform that made it.", "0.1.0"),
        project: text("The project.", "acme-marketing"),
        target: text("The target's name.", "production"),
        url: text(
          "The address that it is known by; empty for the sandbox.",
          "https://online.superoffice.com/Cust12345",
        ),
        commit: text("The git commit of the files; empty when it is not known.", "4f2c9e1"),
        flows: list("The flows that change, in the order in which they are applied.", flow),
        unchanged: keys("Flows that are as their files say."),
        released: keys("Flows that were managed and have no file any more; nothing happens to them without --prune."),
        heldBack: keys("Running flows that differ from their files and are left out, because nothing may be paused."),
        open: keys("Flows that an earlier apply left in the middle; the next one settles them first."),
        names: {
          type: "object",
          description: "What the records are called that the changes speak of: per list, by id.",
          examples: [{ specifiedmailings: { "7": "Welcome to your trial" } }],
          additionalProperties: {
            type: "object",
            description: "The names of one list, by id.",
            examples: [{ "7": "Welcome to your trial" }],
            additionalProperties: text("A name.", "Welcome to your trial"),
          },
        },
        summary: summarySchema,
        warnings: list("What should be looked at.", warningSchema),
        digest: text(
          "Stands for everything that applying this plan would do. It does not depend on the commit, on who is inside, nor on places in files.",
          "9f31c07a55e20b1d",
        ),
        checksum: text(
          "Stands for every other member of this object: a file in which one of them was edited is not used.",
          "0b5d61e28f5a4c37",
        ),
        takesBack: list(
          "Only in a plan of the way back: the applies that it takes back.",
          object("An apply, as its backups name it.", {
            time: text("When it backed up its first flow, UTC.", "2026-11-24T08:00:00.000Z"),
            digest: text("The digest of the plan that was applied.", "9f31c07a55e20b1d"),
            commit: text("The git commit of that plan; empty when it was not known.", "4f2c9e1"),
          }),
        ),
      },
      ["takesBack"],
    ),
    $defs: { pathNode },
  };
}
