import { noAssociate, noFolder, noListItem, noTimeZone } from "../model/record.ts";
import { isObject } from "../util/json.ts";
import { findContact } from "./conditions/areas.ts";
import type { Conditions } from "./conditions/expression.ts";
import { readConditions } from "./conditions/read.ts";
import type { Name } from "./context.ts";
import { type Field, type Fields, isDefault, required, transient } from "./field.ts";
import { compileConditions, conditionsReference } from "./fields/conditions.ts";
import { flowKey, flowKeys } from "./fields/flow-key.ts";
import { googleAnalytics } from "./fields/google-analytics.ts";
import { list, recordObject, records } from "./fields/record.ts";
import { choice, flag } from "./fields/scalar.ts";
import { schedule } from "./fields/schedule.ts";
import { sendWindow } from "./fields/send-window.ts";
import { heading, text } from "./fields/text.ts";
import { visibleFor } from "./fields/visible-for.ts";
import { flowFolders } from "./flow-folders.ts";

/** A sender or reply-to address: which rule applies, and the name and address that it uses. */
const mailbox = (prefix: "From" | "ReplyTo", rules: Readonly<Record<string, string>>): Fields => ({
  use: choice(`${prefix}Type`, rules, {
    description: "Whose address it is: the one written here, or that of the person's sales or service contact.",
    example: "salesContact",
  }),
  name: text(`${prefix}Name`, { description: "The name that is shown.", example: "Anna at Example" }, 255),
  address: text(`${prefix}Addr`, { description: "The address.", example: "anna@example.com" }, 255),
});

const from = mailbox("From", {
  address: "FromOnlySpecified",
  salesContact: "FromSalesContact",
  serviceContact: "FromSupportContact",
});

const replyTo = mailbox("ReplyTo", {
  address: "ReplyToOnlySpecified",
  salesContact: "ReplyToSalesContact",
  serviceContact: "ReplyToSupportContact",
  nobody: "ReplyToEmpty",
});

const filterRules = { anyColumn: false, place: { called: "filter", offers: findContact } };

const filter: Field<Conditions> = {
  properties: ["Filter"],
  schema: {
    ...conditionsReference,
    description: "Who may enter, however they come; asked once, when they enter.",
    examples: [[{ category: { oneOf: ["Prospect"] } }]],
  },
  compile: (value, place) => ({
    Filter: {
      RestrictionGroups: compileConditions(value, filterRules, place),
      TableRight: null,
      FieldProperties: {},
    },
  }),
  decompile: ({ values, names, today }) => {
    const groups = isObject(values.Filter) ? values.Filter.RestrictionGroups : [];
    const conditions = readConditions(groups, filterRules, names, today);
    return conditions.length === 0 ? undefined : conditions;
  },
};

/** What is left out stays as it is in SuperOffice, so that a file which is made from a live flow says that it is unset. */
const evenIfUnset = (field: Field<Name>): Field<Name> => ({
  ...field,
  decompile: (reading) => field.decompile({ ...reading, required: true }),
});

const timezone = evenIfUnset(
  recordObject(
    "TzLocation",
    { key: "TZLocationID", empty: noTimeZone, list: list("timezoneiana") },
    {
      description: "The time zone in which the flow's times are read. Left out: as it is in SuperOffice.",
      example: "Europe/Oslo",
    },
  ),
);

/** A mapping of fields, or a mapping of mappings: the keys of a flow that are not nodes. */
export interface Section {
  readonly description: string;
  readonly example: unknown;
  readonly fields: Fields;
  readonly sections?: Readonly<Record<string, Section>>;
}

/** The keys of a flow that decide properties of its own; triggers, goals and steps stand beside them. */
export const flowSection: Section = {
  description: "A marketing flow.",
  example: { flow: "welcome", name: "Welcome", steps: [] },
  fields: {
    name: required(
      heading(
        "Name",
        { description: "The flow's name in SuperOffice; free to change.", example: "Trial onboarding" },
        255,
      ),
    ),
    description: text(
      "Description",
      {
        description: "What the flow is for; seen by colleagues only.",
        example: "Takes trial users through their first week.",
      },
      4000,
    ),
    folder: recordObject(
      "Folder",
      { key: "HierarchyId", empty: noFolder, list: () => flowFolders },
      { description: "The folder that holds the flow, as a path.", example: "Onboarding/Trials" },
    ),
    owner: evenIfUnset(
      recordObject(
        "Associate",
        { key: "AssociateId", empty: noAssociate, list: list("associate") },
        { description: "The user who owns the flow. Left out: as it is in SuperOffice.", example: "anna.berg" },
      ),
    ),
    timezone,
    status: transient(
      choice(
        "Status",
        { stopped: "Stopped", paused: "Paused", running: "Running" },
        {
          description: "Whether the flow runs. Left out: not managed, so that people start it in SuperOffice.",
          example: "running",
        },
      ),
    ),
    visibleFor,
  },
  sections: {
    enrolment: {
      description: "Who enters the flow, and when.",
      example: { triggers: [{ on: "formSubmitted", form: "Trial signup" }], once: true },
      fields: {
        filter,
        once: flag("StartOnlyOnce", {
          description: "Whether a person can go through the flow only once.",
          example: true,
        }),
        exclude: records("BlockLists", list("selection"), {
          description: "Static selections whose members may not enter, and leave when they are added.",
          example: ["Competitors"],
        }),
        leave: flowKeys("RemoveFromFlows", {
          description: "Flows that a person leaves on entering this one, by key.",
          example: ["lead-nurturing"],
        }),
        start: schedule(
          { use: "UseWorkflowStart", at: "WorkflowStart" },
          { description: "Nobody gets past the start before this moment.", example: "2026-12-01 08:00" },
        ),
        end: schedule(
          { use: "UseEnrollmentEnd", at: "EnrollmentEnd", after: "WorkflowStart" },
          { description: "Nobody enters after this moment.", example: "2026-12-31 23:59" },
        ),
      },
    },
    email: {
      description: "Settings of every mail that the flow sends.",
      example: { subscription: "Newsletter", from: { use: "salesContact" } },
      fields: {
        subscription: recordObject(
          "ShipmentType",
          { key: "Id", empty: noListItem, list: list("shipmenttype") },
          { description: "The subscription that a person must have to get the mail.", example: "Newsletter" },
        ),
        overrideConsent: flag("OverrideConsentSubscription", {
          description: "Sends even to people without consent or subscription. Handle with care.",
          example: false,
        }),
        sendWindow,
        googleAnalytics,
      },
      sections: {
        from: {
          description: "Who the mail comes from.",
          example: { use: "salesContact", name: "Anna at Example", address: "anna@example.com" },
          fields: from,
        },
        replyTo: {
          description: "Who gets the answers.",
          example: { use: "address", address: "hello@example.com" },
          fields: replyTo,
        },
      },
    },
    sms: {
      description: "Settings of every SMS that the flow sends.",
      example: { from: "Example" },
      fields: { from: text("SmsSender", { description: "The sender's name or number.", example: "Example" }, 255) },
    },
    finish: {
      description: "What happens at the end.",
      example: { success: { toFlow: "customer-onboarding" }, otherwise: { toFlow: "newsletter-only" } },
      fields: {
        onGoal: choiceOfFinish(),
      },
      sections: {
        success: {
          description: "Where people go who reached a goal.",
          example: { toFlow: "customer-onboarding" },
          fields: {
            toFlow: flowKey("ExitSuccessFlowId", {
              description: "The key of the flow.",
              example: "customer-onboarding",
            }),
          },
        },
        otherwise: {
          description: "Where everyone else goes.",
          example: { toFlow: "newsletter-only" },
          fields: {
            toFlow: flowKey("ExitFlowId", { description: "The key of the flow.", example: "newsletter-only" }),
          },
        },
      },
    },
  },
};

function choiceOfFinish(): Field<string> {
  return {
    properties: ["JumpToFinish"],
    schema: {
      type: "string",
      enum: ["stop", "continue"],
      description: "What happens when a goal is reached: stop at once, or continue to the end and be counted there.",
      examples: ["stop"],
    },
    compile: (value) => ({ JumpToFinish: value === "stop" }),
    decompile: (reading) => (isDefault(reading, "JumpToFinish") ? undefined : "stop"),
  };
}
