import { error } from "./define.ts";

/** What the YAML text itself may get wrong: the profile of design §2 (reliability-and-review.md A5). */

export const invalidYaml = error("FF101", "The file is not valid YAML", (message: string) => ({
  detail: message,
  fix: "Correct the line that is shown; spaces at its start, quotes and colons are the usual suspects.",
}));

export const textWithoutQuotes = error("FF014", "A text must stand in quotes", (why: string, quoted: string) => ({
  detail: why,
  fix: `Put all of the text in quotes: ${quoted}`,
}));

export const touchingComment = error(
  "FF016",
  "A # behind a text may belong to it",
  (dropped: string, quoted: string) => ({
    detail: `YAML takes a # after a space, and all behind it, for a comment, so "${dropped}" would be dropped in silence.`,
    fix: `If it belongs to the text, put all of it in quotes: ${quoted}. If it is a comment, write a space behind the #.`,
  }),
);

export const tooManyParts = error("FF015", "The file has too many parts", (limit: number) => ({
  detail: `It has more than ${limit} words and signs that mean something in YAML; a flow of a thousand steps has fewer.`,
  fix: "Check that the right file stands here, or split the flow and hand people over with toFlow.",
}));

export const duplicateKey = error("FF102", "A key stands twice in the same place", (key: string) => ({
  detail: `"${key}" is written twice here, and only one of the two could count.`,
  fix: "Remove one of them, or put them under different steps.",
}));

export const aliasUsed = error("FF103", "Anchors and aliases are not allowed", (name: string) => ({
  detail: `"${name}" points to another place of the file; a reviewer would have to follow it to know what is sent.`,
  fix: "Write the value out where it is needed; a text that begins with & or * stands in quotes.",
}));

export const tagUsed = error("FF104", "Tags are not allowed", (tag: string) => ({
  detail: `The tag ${tag} changes what the value means.`,
  fix: "Remove the tag; quote the value if it shall stay text.",
}));

export const directiveUsed = error("FF105", "Directives are not allowed", (directive: string) => ({
  detail: `${directive} changes how the whole file is read.`,
  fix: "Remove the line that starts with %; flow files are always YAML 1.2.",
}));

export const mergeKeyUsed = error("FF106", "Merge keys are not allowed", () => ({
  detail: "<< would mix another part of the file into this one without showing what came along.",
  fix: "Write the keys out here.",
}));

export const severalDocuments = error("FF107", "The file holds more than one document", () => ({
  detail: "A line of three dashes starts a second document, and one file holds one flow.",
  fix: "Put the second flow into a file of its own.",
}));

export const badNumber = error("FF108", "A number cannot be kept exactly", (written: string) => ({
  detail: `${written} is infinite, not a number, or has more digits than can be kept.`,
  fix: "Write a plain number of at most 15 digits, or quote it if it is text.",
}));

export const badCharacter = error(
  "FF109",
  "A character does not belong here",
  (character: string, kind: "never" | "asEscape" = "never") => ({
    detail: `${character} is invisible or a control character; what people see would not be what is sent.`,
    fix:
      kind === "never"
        ? "Delete it and type the text again; spaces must be ordinary spaces."
        : `Delete it; if it is meant, write it as ${character} in double quotes.`,
  }),
);

export const tooDeep = error("FF110", "The file is nested too deeply", (limit: number) => ({
  detail: `More than ${limit} levels stand inside each other.`,
  fix: "Move inner splits into a flow of their own and hand people over with toFlow.",
}));

export const tooManyKeys = error("FF111", "A mapping has too many keys", (limit: number) => ({
  detail: `More than ${limit} keys stand in one place.`,
  fix: "Check that the indentation is what you meant.",
}));

export const reservedKey = error("FF112", "A key has a reserved name", (key: string) => ({
  detail: `"${key}" has a meaning of its own for programs and is never a part of a flow.`,
  fix: "Remove it.",
}));

export const oddNumber = error("FF113", "A number is written in an unusual way", (written: string) => ({
  detail: `${written} means something else to different readers of YAML.`,
  fix: "Write a plain decimal number, or quote it if it is text.",
}));

export const keyNotText = error("FF114", "A key is not text", () => ({
  detail: "Keys are words; here stands a number, a list, a mapping or nothing.",
  fix: "Write a word before the colon.",
}));
