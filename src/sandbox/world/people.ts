import { firstId } from "../id-ranges.ts";
import { randomNumbers } from "./random.ts";
import { companies, firstNames, lastNames } from "./world.ts";

/** Somebody who may take part in flows; a row of the table "person". */
export interface Person {
  readonly PersonId: number;
  readonly FirstName: string;
  readonly LastName: string;
  readonly Email: string;
  readonly MobilePhone: string;
  readonly ContactId: number;
  readonly ContactName: string;
}

const population = 500;

/** The people of a world, ids ascending: the same seed has the same people. */
export function peopleOf(seed: number): readonly Person[] {
  const random = randomNumbers(seed);
  return Array.from({ length: population }, (_, index) => person(firstId.person + index, random));
}

function person(id: number, random: () => number): Person {
  const pick = (names: readonly string[]) => names[Math.floor(random() * names.length)] ?? "";
  const company = pick(companies);
  return {
    PersonId: id,
    FirstName: pick(firstNames),
    LastName: pick(lastNames),
    Email: `person${id}@example.com`,
    MobilePhone: random() < 0.8 ? `+47 999 ${id}` : "",
    ContactId: firstId.contact + companies.indexOf(company as (typeof companies)[number]),
    ContactName: company,
  };
}
