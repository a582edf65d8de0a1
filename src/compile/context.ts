import type { Diagnostic, Outcome } from "../diagnostic/diagnostic.ts";
import * as meaning from "../diagnostic/meaning.ts";
import * as names from "../diagnostic/names.ts";
import { builtInCatalogue, type Catalogue } from "../language/conditions/column.ts";
import type { Context, ListReference, Name } from "../language/context.ts";
import type { RecordNames } from "../model/record-names.ts";
import type { Origin } from "../source/origin.ts";
import type { Pointer } from "../source/pointer.ts";
import { nearest } from "../util/suggest.ts";

/** Everything outside a flow's own file that compiling it can depend on, as far as it is known yet. */
export interface World {
  /** A list's names; undefined as long as the list has not been asked for. */
  records(list: ListReference): RecordNames | undefined;
  /** Ids of all flows of the project by key; negative for those that the target does not have yet. */
  readonly flows: ReadonlyMap<string, number>;
  /** A text file beside the flow that `origin` is in. */
  text(path: string, origin: Origin): Outcome<string>;
  /** The columns that conditions may name; left out, the built-in ones. */
  readonly catalogue?: Catalogue;
  /** Told of every id that is written in place of a name; left out, nobody is, for ids are taken on trust. */
  readonly onId?: (id: number, list: ListReference | "flows", origin: Origin) => void;
}

/** What must be known before the flow can be compiled for good. */
export interface Needs {
  readonly lists: readonly ListReference[];
}

/** A context that answers from the world, and remembers what it could not answer and what it found wrong. */
export interface CollectingContext extends Context {
  readonly diagnostics: Diagnostic[];
  readonly needs: Map<string, ListReference>;
}

/** Makes the context for compiling one file once. */
export function collectingContext(file: string, world: World): CollectingContext {
  const diagnostics: Diagnostic[] = [];
  const needs = new Map<string, ListReference>();
  const report = (diagnostic: Diagnostic) => void diagnostics.push(diagnostic);
  return {
    file,
    diagnostics,
    needs,
    report,
    catalogue: world.catalogue ?? builtInCatalogue,
    recordId: (list, name, at) => recordId({ list, name }, { file, at, world, needs, report }),
    flowId: (name, at) => {
      if (typeof name !== "string") {
        world.onId?.(name.id, "flows", { file, pointer: at });
        return name.id;
      }
      const id = world.flows.get(name);
      if (id === undefined)
        report(meaning.unknownFlow({ file, pointer: at }, name, nearest(name, [...world.flows.keys()])));
      return id ?? 0;
    },
    text: (path, at) => {
      const { value = "", diagnostics: problems } = world.text(path, { file, pointer: at });
      problems.forEach(report);
      return value;
    },
  };
}

type Asking = {
  readonly file: string;
  readonly at: Pointer;
  readonly world: World;
  readonly needs: CollectingContext["needs"];
  readonly report: (diagnostic: Diagnostic) => void;
};

function recordId(wanted: { readonly list: ListReference; readonly name: Name }, asking: Asking): number {
  const { list, name } = wanted;
  const origin = { file: asking.file, pointer: asking.at };
  if (typeof name !== "string") {
    asking.world.onId?.(name.id, list, origin);
    return name.id;
  }
  const records = asking.world.records(list);
  if (records === undefined) {
    asking.needs.set(`${list.list}?${list.additional}`, list);
    return 0;
  }
  const ids = records.idsOf(name);
  if (ids.length === 0)
    asking.report(names.unknownName(origin, { name, list: list.list, near: nearest(name, records.all) }));
  if (ids.length > 1) asking.report(names.ambiguousName(origin, { name, list: list.list, ids }));
  return ids[0] ?? 0;
}

/** The world of a check without a target: every name is taken on trust, only files and flow keys are known. */
export function offlineWorld(known: Omit<World, "records">): World {
  const trusting: RecordNames = { idsOf: () => [1], nameOf: () => undefined, spellingsOf: () => [], all: [] };
  return { ...known, records: () => trusting };
}
