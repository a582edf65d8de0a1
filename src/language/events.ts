import * as meaning from "../diagnostic/meaning.ts";
import type { WorkflowGoalType, WorkflowTriggerType, WorkflowWaitForActionType } from "../model/enums.ts";
import { isObject } from "../util/json.ts";
import { nothingKnown, type Offers, offers } from "./conditions/areas.ts";
import type { Conditions } from "./conditions/expression.ts";
import { readConditions } from "./conditions/read.ts";
import { inside, type Names, type Place, type Values } from "./context.ts";
import { compileConditions, conditionsReference } from "./fields/conditions.ts";
import { identityFields } from "./identity.ts";
import type { SchemaNode } from "./schema-node.ts";
import { readSelectors, type SelectorKey, selectorLines, selectorSchema, selectors } from "./selectors.ts";

/** One thing that can happen to a person: the server's name for it, and what it can be about. */
interface Event<Type extends string> {
  readonly type: Type;
  readonly description: string;
  /** Which columns its conditions may name, as far as anybody knows (superoffice-conditions.md D.5). */
  readonly offers: Offers;
  readonly selectors: readonly SelectorKey[];
}

/** The events of one place, by their word in the language. */
export interface EventTable {
  /** What one of them is called in a message. */
  readonly noun: string;
  /** The carrier property that holds the type. */
  readonly property: string;
  readonly events: Readonly<Record<string, Event<string>>>;
}

interface About {
  readonly offers: Offers;
  readonly by?: readonly SelectorKey[];
}

function event<Type extends string>(type: Type, description: string, { offers, by = [] }: About): Event<Type> {
  return { type, description, offers, selectors: by };
}

const person: About = { offers: offers("people", "guide") };
const sale: About = { offers: offers("sale", "inferred") };
const chat: About = { offers: offers("chatSession", "inferred") };
const project: About = { offers: offers("projectMembers", "inferred"), by: ["project"] };
const link: About = { offers: offers("linkClicked", "inferred"), by: ["link", "mailing"] };
const form: About = { offers: offers("formSubmission", "inferred"), by: ["form"] };
const selection: About = { offers: nothingKnown, by: ["selection"] };
const unknown: About = { offers: nothingKnown };

/** The thirteen triggers. */
export const triggerEvents = {
  noun: "trigger",
  property: "TriggerType",
  events: {
    personCreated: event("PersonCreated", "A contact is created (not by import)", person),
    personUpdated: event("PersonUpdated", "A contact is changed (not by import or bulk update)", person),
    addedToProject: event("AddedToProject", "The person is added to a project", project),
    requestCreated: event("CreatedRequest", "A request is created for the person", {
      offers: offers("request", "example"),
    }),
    linkClicked: event("LinkClicked", "The person clicks a tracked link", link),
    addedToSelection: event("AddedToSelection", "The person is added to a selection", selection),
    formSubmitted: event("FormSubmitted", "The person submits a form, and it is processed", form),
    messageAdded: event("AddedMessage", "A message is added to a request of the person", unknown),
    chatStarted: event("StartedChat", "The person starts a chat", chat),
    orderPlaced: event("OrderPlaced", "The person places an order", unknown),
    saleCreated: event("SaleCreated", "A sale is created for the person", sale),
    saleSold: event("SaleSold", "A sale of the person is sold", sale),
    saleLost: event("SaleLost", "A sale of the person is lost", sale),
  } satisfies Record<string, Event<WorkflowTriggerType>>,
} as const satisfies EventTable;

/** The ten goals. */
export const goalEvents = {
  noun: "goal",
  property: "GoalType",
  events: {
    personUpdated: event("PersonUpdated", "The contact is changed so that the conditions hold", person),
    saleCreatedOnPerson: event("SaleCreatedOnPerson", "A sale is created on the person", sale),
    saleCreatedOnCompany: event("SaleCreatedOnCompany", "A sale is created on the person's company", sale),
    appointmentCreated: event("AppointmentCreated", "A follow-up is created with the person", {
      offers: offers("personAppointment", "inferred"),
    }),
    addedToProject: event("AddedToProject", "The person is added to a project", project),
    addedToSelection: event("AddedToSelection", "The person is added to a selection", selection),
    formSubmitted: event("FormSubmitted", "The person submits a form", form),
    hadChat: event("HadChat", "The person has had a chat", chat),
    linkClicked: event("LinkClicked", "The person clicks a tracked link", link),
    requestCreated: event("RequestCreated", "A request is created for the person", {
      offers: offers("request", "inferred"),
    }),
  } satisfies Record<string, Event<WorkflowGoalType>>,
} as const satisfies EventTable;

/** The two things that a waitForAction step can wait for. */
export const actionEvents = {
  noun: "action",
  property: "ActionType",
  events: {
    linkClicked: event("LinkClicked", "The person clicks a tracked link", link),
    formSubmitted: event("FormSubmitted", "The person submits a form", form),
  } satisfies Record<string, Event<WorkflowWaitForActionType>>,
} as const satisfies EventTable;

/** The schema of one event of a table. */
export function eventSchema(table: EventTable, example: Values): SchemaNode {
  const names = Object.entries(table.events).map(([name, { description }]) => `${name}: ${description}.`);
  const about = [...new Set(Object.values(table.events).flatMap((entry) => entry.selectors))];
  return {
    type: "object",
    description: `One ${table.noun}: what happens, what it is about, and the conditions that must hold.`,
    examples: [example],
    additionalProperties: false,
    required: ["on"],
    properties: {
      ...identityFields,
      on: { type: "string", enum: Object.keys(table.events), description: names.join(" "), examples: [example.on] },
      ...Object.fromEntries(about.map((key) => [key, selectorSchema(key)])),
      where: { ...conditionsReference, description: `Conditions for this ${table.noun}; all must hold.` },
    },
  };
}

/** Compiles one event: its type, and its selectors and conditions as restriction groups. */
export function compileEvent(table: EventTable, value: Values, place: Place): Values {
  const entry = table.events[value.on as string];
  const about = entry?.selectors ?? [];
  reportStraySelectors(value, { about, on: String(value.on), noun: table.noun }, place);
  const always = selectorLines(value, about, place);
  const groups = compileConditions(
    (value.where ?? []) as Conditions,
    {
      anyColumn: about.includes("form"),
      place: { called: `on: ${value.on}`, offers: entry?.offers ?? nothingKnown },
      always,
    },
    inside(place, "where"),
  );
  return { [table.property]: entry?.type, RestrictionGroups: groups };
}

/** The reverse of `compileEvent`; undefined for a type that the table does not have. `today` is what `where:` says now. */
export function readEvent(table: EventTable, node: Values, names: Names, today?: unknown): Values | undefined {
  const [on, entry] = Object.entries(table.events).find(([, { type }]) => type === node[table.property]) ?? [];
  if (on === undefined || entry === undefined) return undefined;
  const live = (Array.isArray(node.RestrictionGroups) ? node.RestrictionGroups : []).filter(isObject);
  const { selected, groups } = readSelectors(live, entry.selectors, names);
  const place = { called: `on: ${on}`, offers: entry.offers };
  const where = readConditions(groups, { anyColumn: entry.selectors.includes("form"), place }, names, today);
  return { on, ...selected, ...(where.length === 0 ? {} : { where }) };
}

function reportStraySelectors(
  value: Values,
  facts: { about: readonly SelectorKey[]; on: string; noun: string },
  place: Place,
): void {
  for (const key of Object.keys(selectors) as SelectorKey[]) {
    if (value[key] === undefined || facts.about.includes(key)) continue;
    const origin = { file: place.context.file, pointer: inside(place, key).at, on: "key" } as const;
    place.context.report(meaning.straySelector(origin, { key, on: facts.on, noun: facts.noun, allowed: facts.about }));
  }
}
