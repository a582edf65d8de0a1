import { type Context, inside, type Place, placeOf, type Values } from "../language/context.ts";
import { goalEvents, triggerEvents } from "../language/events.ts";
import { compileFields, writtenProperties } from "../language/field.ts";
import { flowSection, type Section } from "../language/flow.ts";
import { unmanagedProperties } from "../language/managed-paths.ts";
import type { AuthoredNode } from "../model/compiled-flow.ts";
import { defaultsOf } from "../model/defaults.ts";
import { compileEvents } from "./events.ts";
import { keptProperties } from "./kept.ts";
import { compileSteps } from "./steps.ts";
import { note, type Walk } from "./walk.ts";

/** Compiles the whole document: the flow's own properties, then its triggers, goals and steps. */
export function compileRoot(value: Values, context: Context): { carrier: Values; nodes: readonly AuthoredNode[] } {
  const walk: Walk = { context, nodes: [], at: [], carrierAt: [], compileSteps };
  const kept = keptProperties("flow", undefined, () => sectionProperties(flowSection, value));
  note(walk, "flow", {
    authored: {},
    kept: [...new Set([...kept, ...unmanagedProperties(value)])],
  });
  const own = compileSection(flowSection, value, placeOf(context, []));
  const enrolment = (value.enrolment ?? {}) as Values;
  const triggers = {
    kind: "trigger",
    table: triggerEvents,
    key: ["enrolment", "triggers"],
    property: "Triggers",
  } as const;
  const goals = { kind: "goal", table: goalEvents, key: ["goals"], property: "Goals" } as const;
  const carrier = {
    ...defaultsOf("flow"),
    ...own,
    Triggers: compileEvents((enrolment.triggers ?? []) as readonly Values[], triggers, walk),
    Goals: compileEvents((value.goals ?? []) as readonly Values[], goals, walk),
    Steps: compileSteps(value.steps as readonly Values[], walk),
  };
  return { carrier, nodes: walk.nodes };
}

function compileSection(section: Section, value: Values, place: Place): Values {
  const own = compileFields(section.fields, value, place);
  const inner = writtenSections(section, value).map(([key, part, written]) =>
    compileSection(part, written, inside(place, key)),
  );
  return Object.assign({}, own, ...inner);
}

function sectionProperties(section: Section, value: Values): readonly string[] {
  const inner = writtenSections(section, value).flatMap(([, part, written]) => sectionProperties(part, written));
  return [...writtenProperties(section.fields, value), ...inner];
}

function writtenSections(section: Section, value: Values): readonly (readonly [string, Section, Values])[] {
  return Object.entries(section.sections ?? {})
    .filter(([key]) => value[key] !== undefined)
    .map(([key, part]) => [key, part, value[key] as Values] as const);
}
