import { visible } from "../diagnostic/frame.ts";
import { type ConditionPlace, placesOffering } from "../language/condition-places.ts";
import { areas, type Evidence, type Offer, type Offers } from "../language/conditions/areas.ts";
import type { Column } from "../language/conditions/column.ts";
import { exampleLine } from "../language/conditions/example.ts";
import { typeWords } from "../language/conditions/type-words.ts";
import { counted, wrap } from "./layout.ts";

/** The widest line; a name that is wider stands alone. */
const width = 80;

const evidenceWords: Readonly<Record<Evidence, string>> = {
  example: "shown in SuperOffice's own example",
  guide: "described in SuperOffice's user guide",
  inferred: "concluded from the names; SuperOffice does not say so",
};

const nothingSaid = "SuperOffice does not say which columns it offers, so any column is accepted";

const kindWords: Readonly<Record<ConditionPlace["kind"], string>> = {
  trigger: "trigger",
  goal: "goal",
  action: "action of waitForAction",
  filter: "enrolment",
  split: "split",
};

const formFieldsNote =
  "The form's own fields can be named as well, by their names in the form; no list of them is known.";

/** The places that conditions can stand in, and what the columns begin with that each offers. */
export function placesText(places: readonly ConditionPlace[]): string {
  const widest = Math.max(...places.map(({ word }) => word.length));
  const lines = places.flatMap((place, index) => [
    ...(places[index - 1]?.kind === place.kind ? [] : [`${index === 0 ? "" : "\n"}${kindWords[place.kind]}`]),
    `  ${place.word.padEnd(widest)}  ${offeredText(place)}`,
  ]);
  return `${lines.join("\n")}\n\nflowform columns PLACE [TEXT] lists the columns; PLACE is one of these, or all.\nflowform columns trigger TEXT looks in all triggers; so do goal, split, wait.\n`;
}

function offeredText({ offers, formFields }: ConditionPlace): string {
  const [first, ...others] = offers;
  if (first === undefined) return "not known";
  const { prefix, about } = areas[first.area];
  const more = others.length > 0 ? ", and all about them" : "";
  return `${prefix === "" ? `${about}${more}` : `${prefix}…`}${formFields ? ", and the form's own fields" : ""}`;
}

/** What is shown of one word: the places that it stands for, and the columns that were found. */
export interface FoundColumns {
  readonly word: string;
  /** None of them for all columns. */
  readonly places: readonly ConditionPlace[];
  readonly text: string;
  readonly columns: readonly Column[];
}

/** Every column with its type, its operators and a line to copy. */
export function columnsText(found: FoundColumns): string {
  const blocks = found.columns.map((column) => columnText(column, offeredBy(column, found)));
  return `${[...headText(found), ...blocks, tailText(found)].join("\n\n")}\n`;
}

/** Whether a word stands for places that have other words. */
const isKind = ({ word, places }: FoundColumns) => places.some((place) => place.word !== word);

/** Which of the places of a kind offer a column; of one place that need not be said. */
function offeredBy({ name }: Column, found: FoundColumns): readonly string[] {
  return isKind(found) ? placesOffering(name, found.places) : [];
}

function headText(found: FoundColumns): readonly string[] {
  const { word, places } = found;
  const [place] = places;
  if (place === undefined) return [];
  if (isKind(found)) return [[word, ...openPlacesTexts(places)].join("\n")];
  const fields = places.some(({ formFields }) => formFields) ? [formFieldsNote] : [];
  const title = `${word} (${places.map(({ kind }) => kindWords[kind]).join(", ")})`;
  const lines = [`${place.description}.`, ...evidenceTexts(places), ...fields];
  return [[title, ...lines.flatMap((line) => wrap(line, width))].join("\n")];
}

function openPlacesTexts(places: readonly ConditionPlace[]): readonly string[] {
  const open = places.filter(({ offers }) => offers.length === 0).map(({ word }) => word);
  return open.length === 0 ? [] : wrap(`With ${open.join(", ")}: ${nothingSaid}.`, width);
}

/** Each thing that is known is said once, with the places that it is known of unless that is all of them. */
function evidenceTexts(places: readonly ConditionPlace[]): readonly string[] {
  const kinds = new Map<string, readonly string[]>();
  for (const { kind, offers } of places)
    for (const text of offersTexts(offers)) kinds.set(text, [...(kinds.get(text) ?? []), kindWords[kind]]);
  return [...kinds].map(([text, of]) => (of.length === places.length ? `${text}.` : `${text} (${of.join(", ")}).`));
}

function offersTexts(offers: Offers): readonly string[] {
  if (offers.length === 0) return [nothingSaid];
  const evidences = [...new Set(offers.map(({ evidence }) => evidence))];
  return evidences.map((evidence) => {
    const own = offers.filter((offer) => offer.evidence === evidence);
    return `Columns of ${own.map(areaText).join(", ")}: ${evidenceWords[evidence]}`;
  });
}

function areaText({ area }: Offer): string {
  const { about, prefix } = areas[area];
  return prefix === "" ? about : `${about} (${prefix}…)`;
}

function columnText(column: Column, places: readonly string[]): string {
  const names = Object.keys(column.operators).map(visible).join("  ");
  const values = column.list === undefined ? [] : [`  names of values: flowform lookup ${visible(column.list)}`];
  return [
    `${visible(column.name)}  ${typeWords(column.type)}`,
    ...(places.length === 0
      ? []
      : wrap(`offered by ${places.join(", ")}`, width - 2).map((line) => `  ${line.trim()}`)),
    ...values,
    ...wrap(names, width - 2).map((line) => `  ${line.trim()}`),
    `  ${visible(exampleLine(column))}`,
  ].join("\n");
}

function tailText({ word, text, columns }: FoundColumns): string {
  if (columns.length === 0) return `No column with "${visible(text)}" in its name.`;
  const narrow = text === "" ? ` flowform columns ${word} TEXT shows those with TEXT in their name.` : "";
  return wrap(`${counted(columns.length, "column")}.${narrow}`, width).join("\n");
}

/** What refreshing wrote. */
export function refreshedText({ target, path, count }: { target: string; path: string; count: number }): string {
  return `${counted(count, "column")} of ${target} are in ${path}.\n`;
}
