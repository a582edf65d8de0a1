import { heaviestAscending } from "../../util/heaviest-ascending.ts";
import { equalJson, isObject } from "../../util/json.ts";

/** For every new item of a list the index of the old one that it is: by its id, else equal, else of the same kind. */
export function matchItems(before: readonly unknown[], after: readonly unknown[]): readonly (number | undefined)[] {
  const found = after.map((): number | undefined => undefined);
  const taken = new Set<number>();
  for (const same of [sameId, equalJson, sameEvent, sameKind]) {
    for (const [index, item] of after.entries()) {
      if (found[index] !== undefined) continue;
      const candidates = [...before.keys()].filter((at) => !taken.has(at) && same(before[at], item));
      const [nearest] = candidates.toSorted((a, b) => Math.abs(a - index) - Math.abs(b - index));
      if (nearest === undefined) continue;
      taken.add(nearest);
      found[index] = nearest;
    }
  }
  return found;
}

/** The id of a step, branch or event. */
export function idOf(item: unknown): string | undefined {
  return isObject(item) && typeof item.id === "string" ? item.id : undefined;
}

function sameId(a: unknown, b: unknown): boolean {
  return idOf(a) !== undefined && idOf(a) === idOf(b);
}

function sameEvent(a: unknown, b: unknown): boolean {
  return isObject(a) && isObject(b) && a.on !== undefined && a.on === b.on && sameKind(a, b);
}

/** Things without ids that speak of the same, such as the same column. */
function sameKind(a: unknown, b: unknown): boolean {
  if (!isObject(a) || !isObject(b)) return typeof a === typeof b && typeof a !== "object";
  if (idOf(a) !== undefined || idOf(b) !== undefined) return false;
  return Object.keys(a).some((key) => Object.hasOwn(b, key));
}

/** Of the parts that a new list consists of, as many as can stay in their places in the old one. */
export function staying<Part>(found: readonly (Part | undefined)[], before: readonly Part[]): ReadonlySet<Part> {
  const there = found.filter((part) => part !== undefined);
  const indexes = heaviestAscending(there.map((part) => before.indexOf(part)));
  return new Set(there.filter((_, index) => indexes.has(index)));
}
