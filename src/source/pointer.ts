/** The way from a document's root to a value: keys and indexes, as in a JSON Pointer (RFC 6901) before escaping. */
export type Pointer = readonly (string | number)[];

/** RFC 6901 text of a pointer: "" for the root, "/steps/0/id" below it. */
export function formatPointer(pointer: Pointer): string {
  return pointer.map((part) => `/${typeof part === "number" ? part : escaped(part)}`).join("");
}

const escaped = (key: string) => (/[~/]/.test(key) ? key.replaceAll("~", "~0").replaceAll("/", "~1") : key);

/** The reverse of `formatPointer`; parts that look like an index become numbers. */
export function parsePointer(text: string): Pointer {
  if (text === "") return [];
  return text
    .slice(1)
    .split("/")
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"))
    .map((part) => (/^(0|[1-9]\d*)$/.test(part) ? Number(part) : part));
}

/** The value that a pointer leads to; undefined when there is none. */
export function valueAt(root: unknown, pointer: Pointer): unknown {
  return pointer.reduce<unknown>((value, part) => {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, part)) return undefined;
    return (value as Readonly<Record<string | number, unknown>>)[part];
  }, root);
}
