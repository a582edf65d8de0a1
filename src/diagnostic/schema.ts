import { masked } from "../util/masked.ts";
import { didYouMean, error } from "./define.ts";

/** Where the shape of a file differs from the schema. */

export const unknownKey = error(
  "FF201",
  "A key is not known here",
  (key: string, near: readonly string[], known: readonly string[]) => ({
    detail: `"${key}" has no meaning in this place.`,
    fix:
      didYouMean(near) || `Remove it. Known here: ${known.slice(0, 12).join(", ")}${known.length > 12 ? ", …" : ""}.`,
  }),
);

export const wrongType = error(
  "FF202",
  "A value has the wrong type",
  (expected: string, found: string, example: string) => ({
    detail: `Expected ${expected}, found ${found}.`,
    fix: example === "" ? `Write ${expected}.` : `Write it like this: ${example}`,
  }),
);

export const missingKey = error("FF203", "A key is missing", (key: string, meaning: string, example: string) => ({
  detail: `"${key}" is required here${meaning === "" ? "." : `: ${meaning}`}`,
  fix: `Add it${example === "" ? "." : `, for example ${key}: ${example}`}`,
}));

export const notAllowedValue = error(
  "FF204",
  "A value is not one of those allowed",
  (value: string, allowed: readonly string[], near: readonly string[]) => ({
    detail: `${value} is not allowed here.`,
    fix: [didYouMean(near), `Allowed: ${allowed.join(", ")}.`].filter((part) => part !== "").join(" "),
  }),
);

export const wrongForm = error(
  "FF205",
  "A value is not written as expected",
  (value: string, meaning: string, example: string) => ({
    detail: `${masked(value)} does not have the expected form${meaning === "" ? "." : `. ${meaning}`}`,
    fix: example === "" ? "Compare it with the documentation of this key." : `Write it like this: ${example}`,
  }),
);

export const tooLong = error("FF206", "A text is too long", (length: number, limit: number) => ({
  detail: `It has ${length} characters, and SuperOffice keeps at most ${limit}.`,
  fix: `Shorten it by ${length - limit}.`,
}));

export const wrongCount = error(
  "FF207",
  "A list or text has too few or too many entries",
  (found: number, rule: string) => ({
    detail: `It has ${found}; it must have ${rule}.`,
    fix: "Add what is missing or remove what is too much.",
  }),
);

export const outOfRange = error("FF208", "A number is out of range", (value: string, rule: string) => ({
  detail: `${value} must be ${rule}.`,
  fix: "Write a number inside the range.",
}));

export const duplicateItem = error("FF209", "A list has the same entry twice", (value: string) => ({
  detail: `${value} is in this list already.`,
  fix: "Remove one of the two.",
}));

export const stepWithoutKeyword = error("FF210", "A step does not say what it does", (known: readonly string[]) => ({
  detail: "A step is its id and one keyword that names its type.",
  fix: `Add one of ${known.join(", ")}.`,
}));

export const stepWithTwoKeywords = error("FF211", "A step does two things", (first: string, second: string) => ({
  detail: `It has both ${first} and ${second}; a step is exactly one of them.`,
  fix: "Make two steps of it, each with an id of its own.",
}));
