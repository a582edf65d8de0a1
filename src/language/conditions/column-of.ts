import * as columns from "../../diagnostic/columns.ts";
import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import * as meaning from "../../diagnostic/meaning.ts";
import type { Origin } from "../../source/origin.ts";
import { nearest } from "../../util/suggest.ts";
import type { Place } from "../context.ts";
import { areaOf, areas, type Offer, type Offers } from "./areas.ts";
import { type Catalogue, type Column, openColumn } from "./column.ts";

/** What the place of a condition allows. */
export interface LineRules {
  /** Whether columns outside the catalogue are allowed: fields of a form are known to the tenant alone. */
  readonly anyColumn: boolean;
  /** What the place is called, and which columns it offers as far as anybody knows. */
  readonly place: { readonly called: string; readonly offers: Offers };
}

/** The column that a line names, known or not; reports one that is not, cannot be tested, or belongs elsewhere. */
export function columnOf(written: string, rules: LineRules, place: Place): Column {
  const { context } = place;
  const origin = { file: context.file, pointer: place.at, on: "key" } as const;
  const column = context.catalogue.find(written);
  const isFormField = rules.anyColumn && areaOf(written) === "people";
  const found = isFormField ? undefined : problem(written, rules, context.catalogue);
  if (found !== undefined) context.report(found(origin));
  return column ?? openColumn(written);
}

type Finding = (origin: Origin) => Diagnostic;

function problem(written: string, { anyColumn, place }: LineRules, catalogue: Catalogue): Finding | undefined {
  const column = catalogue.find(written);
  if (column === undefined && catalogue.isShownOnly(written)) return (origin) => columns.shownOnly(origin, written);
  if (column === undefined) return anyColumn ? undefined : notThere(written, catalogue);
  const area = areaOf(column.name);
  if (!isOutside(area, place.offers)) return undefined;
  const { about } = areas[area];
  const facts = { column: column.name, about, place: place.called, offers: place.offers.map(offerText) };
  return (origin) => columns.outsideArea(origin, facts);
}

const isOutside = (area: string, offers: Offers) => offers.length > 0 && !offers.some((offer) => offer.area === area);

/** Whether the place of a condition does not offer a column that is known. */
export function isElsewhere(written: string, { name }: Column, { anyColumn, place }: LineRules): boolean {
  return !(anyColumn && areaOf(written) === "people") && isOutside(areaOf(name), place.offers);
}

function offerText({ area }: Offer): string {
  const { about, prefix } = areas[area];
  return prefix === "" ? about : `${about} (${prefix}…)`;
}

/** A column that the catalogue lacks. What only a target can know may have come after its columns were read. */
function notThere(column: string, { target, names }: Catalogue): Finding {
  const near = nearest(column, names());
  if (target === "") return (origin) => meaning.unknownColumn(origin, column, near);
  return (origin) => columns.notOnTarget(origin, { column, target, near });
}
