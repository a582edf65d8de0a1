import { isoDateTime } from "../../model/date-text.ts";
import type { ArchiveRestrictionInfo } from "../../model/restriction.ts";

/** One end of a range; open ends do not hold their own value. */
export interface Bound {
  readonly value: number | string;
  readonly open: boolean;
}

/**
 * Which values of its column a line lets through, as far as that can be told without asking anybody. A line that says
 * nothing about an empty value leaves both flags away.
 */
export interface Domain {
  readonly onlyEmpty?: true;
  readonly notEmpty?: true;
  readonly allowed?: ReadonlySet<string>;
  readonly denied?: ReadonlySet<string>;
  readonly from?: Bound;
  readonly to?: Bound;
}

type Read = (values: readonly string[]) => Domain | undefined;

const empty: Read = () => ({ onlyEmpty: true });
const filled: Read = () => ({ notEmpty: true });
const oneOf: Read = (values) => ({ notEmpty: true, allowed: new Set(values.map(plain)) });
const noneOf: Read = (values) => ({ denied: new Set(values.map(plain)) });
const below: Read = ([value]) => withBounds(undefined, value);
const above: Read = ([value]) => withBounds(value, undefined);
const inside: Read = ([from, to]) => {
  const [low, high] = [sortable(from), sortable(to)];
  if (low === undefined || high === undefined) return undefined;
  return { notEmpty: true, from: { value: low, open: false }, to: { value: high, open: false } };
};

function withBounds(from: string | undefined, to: string | undefined): Domain | undefined {
  const value = sortable(from ?? to);
  if (value === undefined) return undefined;
  return from === undefined
    ? { notEmpty: true, to: { value, open: true } }
    : { notEmpty: true, from: { value, open: true } };
}

/** The operators whose meaning does not depend on today (superoffice-conditions.md C.3). */
const readers: Readonly<Record<string, Read>> = {
  isNull: empty,
  isNotNull: filled,
  equals: oneOf,
  is: oneOf,
  set: oneOf,
  in: oneOf,
  oneOf,
  associateIsOneOf: oneOf,
  date: oneOf,
  dateTime: oneOf,
  unequals: noneOf,
  isNot: noneOf,
  notOneOf: noneOf,
  associateIsNotOneOf: noneOf,
  less: below,
  before: below,
  beforeTime: below,
  greater: above,
  after: above,
  afterTime: above,
  between: inside,
  dateBetween: inside,
};

/** What a line lets through; undefined where that cannot be told. */
export function domainOf({ Operator, Values, SubRestrictions }: ArchiveRestrictionInfo): Domain | undefined {
  if ((SubRestrictions ?? []).length > 0 || !Object.hasOwn(readers, Operator)) return undefined;
  return readers[Operator]?.(Values);
}

/** A value without its encoding; people tell texts apart by their letters alone. */
function plain(value: string): string {
  const iso = isoDateTime(value);
  if (iso !== value) return value.startsWith("[D:") ? iso.slice(0, 10) : iso;
  return (/^\[[A-Z]+:(.*)\]$/s.exec(value)?.[1] ?? value).toLowerCase();
}

/** Numbers as numbers, days and moments as text that sorts like time. */
export function sortable(value: string | undefined): number | string | undefined {
  const text = plain(value ?? "");
  if (/^-?\d+(\.\d+)?$/.test(text)) return Number(text);
  return /^\d{4}-\d{2}-\d{2}( |$)/.test(text) ? text : undefined;
}
