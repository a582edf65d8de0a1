import type { Pointer } from "../../src/source/pointer.ts";

/** A copy of a JSON value with another value at the pointer. */
export function setValue<Root>(root: Root, [part, ...rest]: Pointer, value: unknown): Root {
  if (part === undefined) return value as Root;
  if (Array.isArray(root))
    return root.map((item, index) => (index === Number(part) ? setValue(item, rest, value) : item)) as Root;
  const object = root as Readonly<Record<string, unknown>>;
  return { ...object, [part]: setValue(object[part], rest, value) } as Root;
}
