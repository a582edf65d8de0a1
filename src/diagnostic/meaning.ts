import { didYouMean, error, warning } from "./define.ts";

/** What a well-formed flow file may still mean wrongly. */

const listed = (names: readonly string[]) => names.join(", ");

export const duplicateId = error("FF301", "An id is used twice", (id: string) => ({
  detail: `"${id}" is the id of another step, branch or event of this flow; people could not be kept apart.`,
  fix: "Give one of the two another id.",
}));

export const duplicateFlowKey = error("FF302", "Two files have the same flow key", (key: string, other: string) => ({
  detail: `${other} has the key "${key}" as well, and a key belongs to one flow for ever.`,
  fix: "Give the newer flow a key of its own.",
}));

export const duplicateFlowName = error("FF303", "Two flows have the same name", (name: string, other: string) => ({
  detail: `${other} is called "${name}" as well; in SuperOffice nobody could tell them apart.`,
  fix: "Give one of them another name.",
}));

export const unknownFlow = error(
  "FF304",
  "A flow that is referred to is not there",
  (key: string, near: readonly string[]) => ({
    detail: `No file of this project has the flow key "${key}".`,
    fix: didYouMean(near) || "Add the flow, or correct the key.",
  }),
);

export const unknownColumn = error("FF305", "A column is not known", (name: string, near: readonly string[]) => ({
  detail: `Conditions cannot speak of "${name}".`,
  fix: didYouMean(near) || "Use a column of the person, the company, or a prefix such as request/ or sale/.",
}));

export const unknownOperator = error(
  "FF306",
  "A column does not have this operator",
  (facts: { operator: string; column: string; type: string; known: readonly string[]; bare: boolean }) => ({
    detail: `${facts.column}${facts.type === "" ? "" : ` (${facts.type})`} has no operator "${facts.operator}".`,
    fix: `${facts.bare ? `A value stands behind an operator: { ${facts.known.find((known) => known === "oneOf" || known === "is") ?? "equals"}: … }. ` : ""}Use one of ${listed(facts.known)}.`,
  }),
);

export const wrongConditionValue = error(
  "FF307",
  "A condition's value has the wrong type",
  (value: string, expected: string) => ({
    detail: `${value} is not ${expected}.`,
    fix: `Write ${expected}.`,
  }),
);

export const wrongUpdateValue = error(
  "FF585",
  "A field update's value has the wrong type",
  (value: string, expected: string) => ({
    detail: `${value} is not ${expected}.`,
    fix: `Write ${expected}.`,
  }),
);

export const wrongValueCount = error(
  "FF308",
  "An operator has the wrong number of values",
  (operator: string, rule: string) => ({
    detail: `${operator} takes ${rule}.`,
    fix: `Give it ${rule}.`,
  }),
);

export const impossibleDate = error("FF309", "A date does not exist", (written: string) => ({
  detail: `${written} is in no calendar or on no clock.`,
  fix: "Correct the day, the month or the time.",
}));

export const waitOfNothing = error("FF310", "A wait waits for nothing", () => ({
  detail: "People would pass this step at once.",
  fix: "Write how long to wait (3 days) or until when, or remove the step.",
}));

export const timeWithoutZone = error("FF311", "A time of day has no time zone", () => ({
  detail: "Without a time zone nobody knows when this moment is.",
  fix: "Add timezone: Europe/Oslo (or yours) at the top of the flow.",
}));

export const exitWithSteps = error("FF312", "Everyone else both leaves and goes on", () => ({
  detail: "exit sends these people out of the flow, so nobody would reach the steps.",
  fix: "Keep either exit or steps.",
}));

export const wrongBranchKey = error(
  "FF313",
  "A branch does not fit its split",
  (facts: { key: string; by: string; wanted: readonly string[] }) => ({
    detail:
      facts.key === ""
        ? `The split is by ${facts.by}, so each branch needs ${listed(facts.wanted)}.`
        : `The split is by ${facts.by}, which has no use for ${facts.key}.`,
    fix: `Write ${listed(facts.wanted)} in each branch, or change what the split is by.`,
  }),
);

export const unusedMailing = warning("FF850", "A split keeps a mailing that it does not use", (by: string) => ({
  detail: `The split is by ${by}; only a split by linkClicked looks at a mailing.`,
  fix: "Remove mailing, or change what the split is by.",
}));

export const tooManyBranches = error("FF314", "A split has too many branches", (by: string, maximum: number) => ({
  detail:
    maximum === 0
      ? `A split by ${by} has no branches yet.`
      : `A split by ${by} asks a yes-or-no question: it has at most ${maximum} branch beside everyoneElse.`,
  fix: "Remove the other branches, or put a second split into everyoneElse.",
}));

export const tooManyGroups = error("FF315", "A condition has too many alternatives", (maximum: number) => ({
  detail: `Written out, it needs more than ${maximum} groups of conditions.`,
  fix: "Split it: use oneOf instead of several any:, or make two triggers or two branches of it.",
}));

export const wasInUse = error("FF316", "A former id is still in use", (was: string) => ({
  detail: `"${was}" is written as a former id, but something else in this flow has it as its id, or as its former id.`,
  fix: "Remove was:, or give the other one its own id.",
}));

export const unknownField = error(
  "FF317",
  "A field cannot be updated",
  (facts: { name: string; table: string; near: readonly string[] }) => ({
    detail: `"${facts.name}" is no field of the ${facts.table} that a flow can change.`,
    fix:
      didYouMean(facts.near) ||
      "Use a field of the list, a user-defined field (SuperOffice:1) or an extra field (x_name).",
  }),
);

export const unknownOperation = error(
  "FF318",
  "A field cannot be changed like this",
  (facts: { operation: string; field: string; known: readonly string[] }) => ({
    detail: `${facts.field} has no operation "${facts.operation}".`,
    fix: `Use one of ${listed(facts.known)}.`,
  }),
);

export const wrongOperationValue = error(
  "FF319",
  "An operation has the wrong value",
  (facts: { operation: string; expected: string }) => ({
    detail: `${facts.operation} takes ${facts.expected}.`,
    fix: `Give it ${facts.expected}.`,
  }),
);

export const straySelector = error(
  "FF320",
  "An event is not about this",
  (facts: { key: string; on: string; noun: string; allowed: readonly string[] }) => ({
    detail: `The ${facts.noun} ${facts.on} has no use for ${facts.key}.`,
    fix: facts.allowed.length === 0 ? "Remove it, or say it under where:." : `Use ${listed(facts.allowed)} or where:.`,
  }),
);

export const unmanagedAndWritten = error("FF321", "A key is both managed and unmanaged", (path: string) => ({
  detail: `${path} stands in the file and under unmanaged:, so its value would never be used.`,
  fix: "Remove it from one of the two places.",
}));

export const unclearCondition = error("FF322", "A condition is not clear", (problem: string) => ({
  detail: `${problem}.`,
  fix: "Write one column per entry of the list, and any: or all: as entries of their own.",
}));

export const unclearUpdate = error("FF323", "A field update is not clear", (problem: string) => ({
  detail: problem,
  fix: "Write one field per entry of the list: - title: { set: Dr }",
}));

export const emptySpan = error("FF324", "A time span is empty", (from: string, to: string) => ({
  detail: `It begins at ${from} and ends at ${to}.`,
  fix: "Let it end after it begins.",
}));
