import { visible } from "../diagnostic/frame.ts";

/** The lists that flow files can name things of. */
export function writableListsText(lists: readonly { readonly list: string; readonly description: string }[]): string {
  const width = Math.max(...lists.map(({ list }) => list.length));
  return lists.map(({ list, description }) => `${list.padEnd(width)}  ${description}\n`).join("");
}

interface Item {
  readonly id: number;
  readonly name: string;
  readonly aliases: readonly string[];
}

/** One name per line with its id, and the other spellings that mean the same. */
export function lookupText(items: readonly Item[]): string {
  if (items.length === 0) return "No such name.\n";
  const width = Math.max(...items.map(({ id }) => String(id).length));
  return items.map((item) => `${String(item.id).padStart(width)}  ${itemText(item)}\n`).join("");
}

function itemText({ name, aliases }: Item): string {
  const others = [...new Set(aliases)].filter((alias) => alias !== name).map(visible);
  return others.length === 0 ? visible(name) : `${visible(name)}  (${others.join(", ")})`;
}
