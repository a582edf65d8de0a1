import { areaOf, findContact, type Offers, offers } from "./conditions/areas.ts";
import type { Catalogue, Column } from "./conditions/column.ts";
import { actionEvents, type EventTable, goalEvents, triggerEvents } from "./events.ts";

/** What kind of place conditions can stand in. */
export type PlaceKind = "trigger" | "goal" | "action" | "filter" | "split";

/** A place that conditions can stand in, by its word in the language. */
export interface ConditionPlace {
  readonly kind: PlaceKind;
  readonly word: string;
  readonly description: string;
  readonly offers: Offers;
  /** Whether a form's own fields can be named as well. */
  readonly formFields: boolean;
}

const eventPlaces = (kind: PlaceKind, { events }: EventTable): readonly ConditionPlace[] =>
  Object.entries(events).map(([word, { description, offers, selectors }]) => ({
    kind,
    word,
    description,
    offers,
    formFields: selectors.includes("form"),
  }));

/** Every place that conditions can stand in. A word may stand for several: requestCreated is a trigger and a goal. */
export const conditionPlaces: readonly ConditionPlace[] = [
  ...eventPlaces("trigger", triggerEvents),
  ...eventPlaces("goal", goalEvents),
  ...eventPlaces("action", actionEvents),
  {
    kind: "filter",
    word: "filter",
    description: "Who may enter, however they come",
    offers: findContact,
    formFields: false,
  },
  {
    kind: "split",
    word: "personData",
    description: "Which branch a person takes, by what is known of them",
    offers: findContact,
    formFields: false,
  },
  {
    kind: "split",
    word: "formData",
    description: "Which branch a person takes, by what they wrote into a form",
    offers: offers("formSubmission", "inferred"),
    formFields: true,
  },
];

/** Every column, wherever it can be named. */
export const everywhere = "all";

/** What a word is about: some places to be told apart, or the columns of the places that it stands for. */
export interface PlaceChoice {
  readonly show: "places" | "columns";
  readonly places: readonly ConditionPlace[];
}

/** Words for several places at once. */
const groups: Readonly<Record<string, PlaceKind>> = {
  trigger: "trigger",
  goal: "goal",
  wait: "action",
  waitForAction: "action",
  split: "split",
};

/**
 * What a word of the language is about; undefined for a word that is about no place of conditions. A word for several
 * places shows which there are, unless a text is looked for in the columns of all of them.
 */
export function choosePlaces(word: string | undefined, text = ""): PlaceChoice | undefined {
  if (word === undefined) return { show: "places", places: conditionPlaces };
  if (word === everywhere) return { show: "columns", places: [] };
  const kind = Object.hasOwn(groups, word) ? groups[word] : undefined;
  if (kind !== undefined)
    return {
      show: text === "" ? "places" : "columns",
      places: conditionPlaces.filter((place) => place.kind === kind),
    };
  const places = conditionPlaces.filter((place) => place.word === word);
  return places.length === 0 ? undefined : { show: "columns", places };
}

/** Every word that `choosePlaces` knows. */
export const placeWords: readonly string[] = [
  ...new Set([...conditionPlaces.map(({ word }) => word), ...Object.keys(groups), everywhere]),
];

/** The words of the places that are known to offer a column. */
export function placesOffering(column: string, places: readonly ConditionPlace[]): readonly string[] {
  const area = areaOf(column);
  return places.filter(({ offers }) => offers.some((offer) => offer.area === area)).map(({ word }) => word);
}

/** The columns that some places offer, or all where nobody says what they offer: the shortest names of an area first. */
export function offeredColumns(places: readonly ConditionPlace[], catalogue: Catalogue): readonly Column[] {
  const offered = places.some(({ offers }) => offers.length === 0) ? [] : places.flatMap(({ offers }) => offers);
  const order = (offered.length === 0 ? findContact : offered).map(({ area }) => area);
  const ranked = catalogue.names().flatMap((name) => {
    const area = order.indexOf(areaOf(name));
    const column = area < 0 ? undefined : catalogue.find(name);
    return column === undefined ? [] : [{ column, area, depth: name.split("/").length }];
  });
  return ranked
    .sort((a, b) => a.area - b.area || a.depth - b.depth || (a.column.name < b.column.name ? -1 : 1))
    .map(({ column }) => column);
}
