import type { World } from "../../src/compile/context.ts";
import type { Decompilation } from "../../src/decompile/decompile-flow.ts";
import type { NameWorld } from "../../src/decompile/names.ts";
import { recordNames } from "../../src/model/record-names.ts";

/** Names as tenants have them: odd ones, two rows that bear the same, one without any. */
const names = [
  "Alpha",
  "Beta",
  "Beta",
  "",
  "yes",
  "- x",
  "a: b # c",
  "Æ 漢 🎉",
  " spaced ",
  "12",
  "Nordic/Oslo",
  "[I:3]",
];

/** Ids of the rows of every list, and two that no list has. */
export const recordIds: readonly number[] = [...names.map((_, index) => index + 1), 424_242, 2_147_483_647];

const rows = names.map((name, index) => ({ id: index + 1, name, aliases: index === 2 ? ["gamma"] : [] }));
const records = recordNames(rows);

const flowKeys: Readonly<Record<string, number>> = { random: 1001, "other-flow": 1002, "third-flow": 1003 };

/** Ids of flows: the flow itself first, then others of the project, then one of nobody. */
export const flowIds: readonly number[] = [...Object.values(flowKeys), 1999];

/** A world in which the names of records can be looked up both ways. */
export const namesOfWorld: NameWorld = {
  records: () => records,
  flowKey: (id) => Object.keys(flowKeys).find((key) => flowKeys[key] === id),
};

/** The same world for compiling what was written, with the texts beside it. */
export function worldWith({ texts }: Pick<Decompilation, "texts">): World {
  return {
    records: () => records,
    flows: new Map(Object.entries(flowKeys)),
    text: (path) => ({ value: texts.find((beside) => beside.path === path)?.text ?? "missing", diagnostics: [] }),
  };
}
