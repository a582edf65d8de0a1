import type { Values } from "../language/context.ts";
import { goalEvents, triggerEvents } from "../language/events.ts";
import { decompileFields, type Written } from "../language/field.ts";
import { flowSection, type Section } from "../language/flow.ts";
import { defaultsOf } from "../model/defaults.ts";
import type { EmailFlow } from "../model/email-flow.ts";
import { withLineFeeds } from "../model/line-feeds.ts";
import type { BoundNode } from "../model/plan.ts";
import type { JsonObject } from "../util/json.ts";
import { decompileEvents } from "./events.ts";
import { uniqueIds } from "./ids.ts";
import { collectingNames, type NameWorld, type Needs, type TextBeside, type UnnamedRecord } from "./names.ts";
import { decompileSteps } from "./steps.ts";
import type { Walk, WrittenNode } from "./walk.ts";

/** A live flow as a person would have written it. */
export interface Decompilation {
  readonly value: Values;
  /** Texts that are too long for the flow's own file, by their path relative to it. */
  readonly texts: readonly TextBeside[];
  /** The ids of the file, each with the place of its node in the carrier. */
  readonly nodes: readonly BoundNode[];
  /** What must be found out before it is final. */
  readonly needs: Needs;
  /** Records that are written by their ids, for want of a name. */
  readonly unnamed: readonly UnnamedRecord[];
}

/** What a flow's file says today; without it the file is new. */
export interface WrittenFlow {
  readonly value: Values;
  /** What the file says of a node of the carrier, by its JSON Pointer. */
  readonly nodes: ReadonlyMap<string, WrittenNode>;
}

/**
 * The reverse of `compileFlow`: the document of a live flow, with names for ids and without defaults. Deterministic.
 * Of a flow that has a file, only what differs is written anew. As long as `needs` is not empty, names of records
 * are missing; fetch what is needed and decompile again.
 */
export function decompileFlow(
  flow: { readonly key: string; readonly carrier: EmailFlow },
  world: NameWorld,
  written?: WrittenFlow,
): Decompilation {
  const names = collectingNames(flow.key, world);
  const taken = [...(written?.nodes.values() ?? [])].flatMap(({ id }) => id ?? []);
  const walk: Walk = {
    names,
    nodes: [],
    carrierAt: [],
    freshId: uniqueIds(taken),
    written: (pointer) => written?.nodes.get(pointer),
    decompileSteps,
  };
  const carrier = withLineFeeds(flow.carrier) as EmailFlow;
  const value = decompileRoot({ key: flow.key, carrier }, walk, written);
  const needs = { lists: [...names.needs.values()] };
  return { value, texts: names.texts(), nodes: walk.nodes, needs, unnamed: names.unnamed() };
}

function decompileRoot(
  { key, carrier }: { readonly key: string; readonly carrier: EmailFlow },
  walk: Walk,
  written: WrittenFlow | undefined,
): Values {
  const now = written === undefined ? undefined : { ...present(written), sections: written.value };
  const { enrolment = {}, ...own } = decompileSection(flowSection, { ...carrier }, { walk, written: now }) as Record<
    string,
    Values
  >;
  const triggers = decompileEvents(
    nodes(carrier.Triggers),
    { kind: "trigger", table: triggerEvents, property: "Triggers" },
    walk,
  );
  const goals = decompileEvents(nodes(carrier.Goals), { kind: "goal", table: goalEvents, property: "Goals" }, walk);
  const entering = { ...(triggers.length === 0 ? {} : { triggers }), ...enrolment };
  const { name, description, folder, owner, timezone, status, visibleFor, finish, ...mail } = own;
  const document = {
    ...{ flow: key, name, description, folder, owner, timezone, status, visibleFor },
    enrolment: Object.keys(entering).length === 0 ? undefined : entering,
    ...mail,
    goals: goals.length === 0 ? undefined : goals,
    steps: decompileSteps(nodes(carrier.Steps), walk),
    finish,
    unmanaged: written?.value.unmanaged,
  };
  return Object.fromEntries(Object.entries(document).filter(([, part]) => part !== undefined));
}

function present({ value, nodes }: WrittenFlow): Written {
  return { value, differs: nodes.get("")?.differs ?? (() => true) };
}

const nodes = (carriers: readonly object[]) => carriers as readonly JsonObject[];

type Sectioning = { readonly walk: Walk; readonly written: Written | undefined };

/** The keys of a section and of those inside it; a section that says nothing is left out. */
function decompileSection(section: Section, values: JsonObject, { walk, written }: Sectioning): Values {
  const own = decompileFields(section.fields, { values, defaults: defaultsOf("flow") }, walk.names, written);
  const inner = Object.entries(section.sections ?? {}).map(([key, part]): [string, Values] => {
    const value = (written?.value[key] ?? {}) as Values;
    const there = written === undefined ? undefined : { value, differs: written.differs };
    return [key, decompileSection(part, values, { walk, written: there })];
  });
  return { ...own, ...Object.fromEntries(inner.filter(([, part]) => Object.keys(part).length > 0)) };
}
