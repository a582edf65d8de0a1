import { didYouMean, error } from "./define.ts";

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
