import { builtInCatalogue, type Catalogue } from "../language/conditions/column.ts";
import type { ListReference, Name, Names } from "../language/context.ts";
import type { RecordNames } from "../model/record-names.ts";
import { unwritable } from "../util/characters.ts";
import { isObject } from "../util/json.ts";

/** Everything outside a carrier that writing it as YAML can depend on, as far as it is known yet. */
export interface NameWorld {
  /** A list's names; undefined as long as the list has not been asked for. */
  records(list: ListReference): RecordNames | undefined;
  /** The key of a flow of this project by its id. */
  flowKey(id: number): string | undefined;
  /** The columns that conditions may name; left out, the built-in ones. */
  readonly catalogue?: Catalogue;
}

/** What must be known before the flow can be written for good. */
export interface Needs {
  readonly lists: readonly ListReference[];
}

/** A record that is written by its id, for its list has no name that means it alone. */
export interface UnnamedRecord {
  readonly list: string;
  readonly id: number;
  readonly why: "notListed" | "noName" | "severalOfOneName";
}

/** A text that is kept beside a flow file, by its path relative to it. */
export interface TextBeside {
  readonly path: string;
  readonly text: string;
}

/** Names that are answered from the world, with a memory of what could not be answered and of the texts put aside. */
export interface CollectingNames extends Names {
  readonly needs: ReadonlyMap<string, ListReference>;
  /** The same names, for a node whose texts are called after it. */
  at(id: string): CollectingNames;
  texts(): readonly TextBeside[];
  /** Every record that had no name, once. */
  unnamed(): readonly UnnamedRecord[];
}

/** A text of more lines or letters than this has a file of its own, and so has one that YAML cannot hold. */
const longest = { lines: 4, letters: 300 };

/** Makes the names for writing one flow once. */
export function collectingNames(key: string, world: NameWorld): CollectingNames {
  const needs = new Map<string, ListReference>();
  const texts = new Map<string, string>();
  const unnamed = new Map<string, UnnamedRecord>();
  const recordName = (list: ListReference, id: number): Name => {
    const records = world.records(list);
    if (records === undefined) {
      needs.set(`${list.list}?${list.additional}`, list);
      return { id };
    }
    const name = spelling(list, records.spellingsOf(id));
    if (name === undefined && id !== 0)
      unnamed.set(`${list.list} ${id}`, { list: list.list, id, why: whyUnnamed(records.nameOf(id)) });
    return name ?? { id };
  };
  const put = (path: string, text: string) => {
    texts.set(path, text);
    return { file: path };
  };
  const at = (id: string): CollectingNames => ({
    needs,
    catalogue: world.catalogue ?? builtInCatalogue,
    recordName,
    flowName: (flow) => world.flowKey(flow) ?? { id: flow },
    longText: (text, today) => {
      if (isObject(today) && typeof today.file === "string") return put(today.file, text);
      return isLong(text) ? put(freePath(`texts/${key}-${id}`, texts), text) : text;
    },
    at,
    texts: () => [...texts].map(([path, text]) => ({ path, text })),
    unnamed: () => [...unnamed.values()],
  });
  return at("text");
}

function whyUnnamed(name: string | undefined): UnnamedRecord["why"] {
  if (name === undefined) return "notListed";
  return name === "" || unwritable.test(name) ? "noName" : "severalOfOneName";
}

/** Folders are written as paths, time zones by their names in the zone database; everything else by its name. */
const writtenAsPath: ReadonlySet<string> = new Set(["hierarchy", "timezoneiana"]);

function spelling({ list }: ListReference, spellings: readonly string[]): string | undefined {
  const path = writtenAsPath.has(list) ? spellings.find((text) => text.includes("/")) : undefined;
  return path ?? spellings.find((text) => !unwritable.test(text));
}

/** A file cannot begin with a byte order mark and keep it. */
function isLong(text: string): boolean {
  const lines = text.split("\n").length;
  const long = lines > longest.lines || text.length > longest.letters || unwritable.test(text);
  return long && !text.startsWith("\uFEFF");
}

function freePath(stem: string, taken: ReadonlyMap<string, string>): string {
  for (let count = 1; ; count++) {
    const path = `${stem}${count === 1 ? "" : `-${count}`}.txt`;
    if (!taken.has(path)) return path;
  }
}
