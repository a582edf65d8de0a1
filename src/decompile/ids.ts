import slugify from "@sindresorhus/slugify";

/** Longer ids are cut at a word; the language allows 60 letters (identity.ts), and a number may follow. */
const longest = 40;

/** A text as an id of the language, letters of other scripts written in Latin ones; empty when nothing is left. */
export function idOf(text: string, length: number = longest): string {
  const words = slugify(text.slice(0, 300), { decamelize: false }).match(/[a-z0-9]+/g) ?? [];
  let id = "";
  for (const word of words) {
    const next = id === "" ? word.slice(0, length) : `${id}-${word}`;
    if (next.length > length) break;
    id = next;
  }
  return id;
}

/** Makes ids that differ from each other and from those that are taken. */
export function uniqueIds(taken: readonly string[]): (text: string, otherwise: string) => string {
  const used = new Set(taken);
  return (text, otherwise) => {
    const base = idOf(text) || otherwise;
    let id = base;
    for (let count = 2; used.has(id); count++) id = `${base}-${count}`;
    used.add(id);
    return id;
  };
}
