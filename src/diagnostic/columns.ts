import { didYouMean, error, warning } from "./define.ts";

/** What can be odd about a column, and about the columns of a target that are kept in a file. */

export const outsideArea = warning(
  "FF325",
  "A column does not seem to belong here",
  (facts: { column: string; about: string; place: string; offers: readonly string[] }) => ({
    detail: `${facts.column} is about ${facts.about}. With ${facts.place}, columns of ${facts.offers.join(" and of ")} are expected; SuperOffice does not say whether others work.`,
    fix: "Ask it in a filter or a split, which look at the person and all that is known of them; or try it in SuperOffice.",
  }),
);

export const shownOnly = error("FF326", "A column can only be looked at", (column: string) => ({
  detail: `${column} can be shown in SuperOffice's lists, but conditions cannot test it.`,
  fix: "Use another column that says the same; see flowform columns all.",
}));

export const notOnTarget = error(
  "FF327",
  "A column is not on the target",
  (facts: { column: string; target: string; near: readonly string[] }) => ({
    detail: `The columns of ${facts.target} have no "${facts.column}".`,
    fix: `${didYouMean(facts.near)} If it is new there: flowform columns --target ${facts.target} --refresh`.trim(),
  }),
);

export const unlistedOperator = warning(
  "FF328",
  "The target does not list this operator",
  (facts: { operator: string; column: string; type: string; target: string }) => ({
    detail: `${facts.operator} is documented, but ${facts.target} does not list it for columns of type ${facts.type}, such as ${facts.column}.`,
    fix: `See what it lists: flowform columns all ${facts.column} --target ${facts.target}`,
  }),
);

export const unknownList = error("FF329", "A name cannot be looked up", (name: string, column: string) => ({
  detail: `Which list the values of ${column} come from is not known here, so nobody can tell what "${name}" is.`,
  fix: "Read the lists of your tenant: flowform columns --target NAME --refresh. Or write the value's id: { id: 123 }",
}));

export const damagedColumns = error(
  "FF540",
  "The file of a target's columns is damaged",
  (path: string, why: string) => ({
    detail: `${path} cannot be used: ${why}.`,
    fix: "Read the columns again: flowform columns --target NAME --refresh. Or delete the file, and the built-in columns count.",
  }),
);

export const otherColumnsFormat = error(
  "FF541",
  "The file of a target's columns is of another version",
  (path: string, version: string) => ({
    detail: `${path} has the format ${version}, which this Flowform does not read.`,
    fix: "Read the columns again with this Flowform: flowform columns --target NAME --refresh",
  }),
);

export const noColumns = error("FF542", "The target lists no columns", (provider: string) => ({
  detail: `${provider} has no column that a condition could test. Nothing was written.`,
  fix: "Check that the token belongs to a user of the tenant who may see persons.",
}));

export const noOperators = error("FF572", "The target lists no operators", (type: string) => ({
  detail: `The list of operators for columns of type ${type} is empty. Nothing was written; the columns that were kept stay.`,
  fix: "Try again; if it stays so, go on with the columns that are kept, and report it.",
}));
