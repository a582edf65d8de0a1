import { didYouMean, error, warning } from "./define.ts";

/** Names that the target does not know, or knows twice. */

export const unknownName = error(
  "FF401",
  "A name is not known on the target",
  (facts: { name: string; list: string; near: readonly string[] }) => ({
    detail: `The list ${facts.list} has no "${facts.name}".`,
    fix: didYouMean(facts.near) || `Create it in SuperOffice, or see what there is: flowform lookup ${facts.list}`,
  }),
);

export const ambiguousName = error(
  "FF402",
  "A name stands for several things on the target",
  (facts: { name: string; list: string; ids: readonly number[] }) => ({
    detail: `The list ${facts.list} has "${facts.name}" ${facts.ids.length} times (ids ${facts.ids.join(", ")}).`,
    fix: `Rename one of them in SuperOffice, or write the id: { id: ${facts.ids[0]} }`,
  }),
);

/** Where the ids of a list can be seen. */
const lookup = (list: string) => (list === "flows" ? "SuperOffice, or its key" : `what flowform lookup ${list} shows`);

export const unknownId = error("FF582", "An id is not on the target", (id: number, list: string) => ({
  detail: `The list ${list} has nothing with the id ${id}.`,
  fix: `Correct it: write ${lookup(list)}.`,
}));

export const unseenId = warning("FF583", "An id is not in the target's list", (id: number, list: string) => ({
  detail: `The list ${list} has nothing with the id ${id}. It leaves out what is deleted or inactive, and what the signed-in user may not see; so the id may still be right.`,
  fix: `Look it up in SuperOffice, or write ${lookup(list)}.`,
}));

export const uncheckedIds = warning("FF584", "Ids could not be checked", (list: string, why: string) => ({
  detail: `The list ${list} cannot be read. ${why}`,
  fix: "Check the ids in SuperOffice, or sign in as somebody who may read the list.",
}));
