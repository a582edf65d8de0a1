import { type Bound, type Domain, sortable } from "./domain.ts";

/** Ids that stand for names which nobody has looked up begin here; a real id may be the same record as any of them. */
export const firstStandIn = 1_000_000_000;

const isStandIn = (value: string) => /^\d{10,}$/.test(value) && Number(value) >= firstStandIn;

/** Whether values of two sets can be told apart: not where one is written by name and another by id. */
function comparable(a: Iterable<string>, b: Iterable<string>): boolean {
  const values = [...a, ...b];
  return values.every(isStandIn) || !values.some(isStandIn);
}

const sameKind = (a: Bound, b: Bound) =>
  typeof a.value === typeof b.value && (typeof a.value === "number" || a.value.length === String(b.value).length);

/** Whether no value is let through by both. False also means: nobody can tell. */
export function disjoint(a: Domain, b: Domain): boolean {
  return (
    (a.onlyEmpty === true && b.notEmpty === true) ||
    (b.onlyEmpty === true && a.notEmpty === true) ||
    valuesApart(a, b) ||
    valuesApart(b, a) ||
    rangesApart(a, b) ||
    rangesApart(b, a)
  );
}

function valuesApart({ allowed }: Domain, other: Domain): boolean {
  if (allowed === undefined || allowed.size === 0) return false;
  const { allowed: others, denied, from, to } = other;
  if (others !== undefined && comparable(allowed, others) && [...allowed].every((value) => !others.has(value)))
    return true;
  if (denied !== undefined && comparable(allowed, denied) && [...allowed].every((value) => denied.has(value)))
    return true;
  if (from === undefined && to === undefined) return false;
  return [...allowed].every((value) => isOutside(value, { from, to }));
}

interface Range {
  readonly from: Bound | undefined;
  readonly to: Bound | undefined;
}

function isOutside(written: string, { from, to }: Range): boolean {
  const value = sortable(written);
  if (value === undefined) return false;
  const point = { value, open: false };
  return (
    (from !== undefined && sameKind(point, from) && endsBefore(point, from)) ||
    (to !== undefined && sameKind(point, to) && endsBefore(to, point))
  );
}

/** Whether everything up to `to` lies before everything from `from` on. */
function endsBefore(to: Bound, from: Bound): boolean {
  return to.value < from.value || (to.value === from.value && (to.open || from.open));
}

function rangesApart({ to }: Domain, { from }: Domain): boolean {
  return to !== undefined && from !== undefined && sameKind(to, from) && endsBefore(to, from);
}

/** Whether everything that `a` lets through is let through by `b`. False also means: nobody can tell. */
export function contained(a: Domain, b: Domain): boolean {
  if (b.onlyEmpty === true) return a.onlyEmpty === true;
  if (b.denied !== undefined) return a.onlyEmpty !== true && withinDenied(a, b.denied);
  if (b.notEmpty === true && a.notEmpty !== true) return false;
  if (b.allowed !== undefined) {
    const { allowed } = b;
    return a.allowed !== undefined && comparable(a.allowed, allowed) && [...a.allowed].every((v) => allowed.has(v));
  }
  return withinRange(a, { from: b.from, to: b.to });
}

function withinDenied(a: Domain, denied: ReadonlySet<string>): boolean {
  if (a.denied !== undefined) return comparable(a.denied, denied) && [...denied].every((v) => a.denied?.has(v));
  if (a.allowed === undefined || !comparable(a.allowed, denied)) return false;
  return [...a.allowed].every((value) => !denied.has(value));
}

function withinRange(a: Domain, range: Range): boolean {
  const { from, to } = range;
  if (a.allowed !== undefined) return [...a.allowed].every((value) => isInside(value, range));
  return (
    (from === undefined || (a.from !== undefined && sameKind(a.from, from) && beginsWithin(a.from, from))) &&
    (to === undefined || (a.to !== undefined && sameKind(a.to, to) && endsWithin(a.to, to)))
  );
}

/** Whether what begins at `inner` holds nothing that what begins at `outer` leaves out. */
function beginsWithin(inner: Bound, outer: Bound): boolean {
  return inner.value > outer.value || (inner.value === outer.value && (inner.open || !outer.open));
}

function endsWithin(inner: Bound, outer: Bound): boolean {
  return inner.value < outer.value || (inner.value === outer.value && (inner.open || !outer.open));
}

function isInside(written: string, { from, to }: Range): boolean {
  const value = sortable(written);
  if (value === undefined) return from === undefined && to === undefined;
  const point = { value, open: false };
  return (
    (from === undefined || (sameKind(point, from) && !endsBefore(point, from))) &&
    (to === undefined || (sameKind(point, to) && !endsBefore(to, point)))
  );
}

/** Whether every value is let through by one of the two: for everybody, or for those who have a value at all. */
export function complementary(a: Domain, b: Domain): "everybody" | "with value" | undefined {
  if (a.onlyEmpty === true || b.onlyEmpty === true) {
    const other = a.onlyEmpty === true ? b : a;
    const bare = other.allowed === undefined && other.from === undefined && other.to === undefined;
    return other.notEmpty === true && bare ? "everybody" : undefined;
  }
  return covers(a, b) || covers(b, a) ? "with value" : undefined;
}

function covers(a: Domain, b: Domain): boolean {
  if (a.denied !== undefined && b.allowed !== undefined) {
    const { allowed } = b;
    return comparable(a.denied, allowed) && [...a.denied].every((value) => allowed.has(value));
  }
  const { to } = a;
  const { from } = b;
  if (to === undefined || from === undefined || a.from !== undefined || b.to !== undefined) return false;
  return sameKind(to, from) && (to.value > from.value || (to.value === from.value && !(to.open && from.open)));
}
