import { error, warning } from "./define.ts";

/** What planning and applying may refuse or warn of. */

export const runningFlow = error("FF601", "A running flow cannot be changed", (name: string) => ({
  detail: `"${name}" is running, and SuperOffice allows no change until it is paused.`,
  fix: "Pause it first, in SuperOffice or by applying status: paused alone; then plan again, apply, and start it again.",
}));

export const severalLiveFlows = error(
  "FF602",
  "Several live flows have this name",
  (name: string, ids: readonly number[]) => ({
    detail: `"${name}" is the name of the flows ${ids.join(", ")}, so it is not clear which one is meant.`,
    fix: "Rename all but one of them in SuperOffice.",
  }),
);

export const boundFlowGone = warning(
  "FF603",
  "A managed flow is not on the target any more",
  (key: string, id: number) => ({
    detail: `The flow "${key}" was flow ${id}, and somebody deleted it; it would be created again as a new flow.`,
    fix: "Remove its file if it shall stay away; people who were in it cannot be brought back.",
  }),
);

export const endingFlow = error("FF604", "Ending a flow would cancel everyone in it", (name: string) => ({
  detail: `"${name}" is active, and status: stopped ends it for good for everybody who is inside.`,
  fix: "End it in SuperOffice, where the number of people is shown, or leave status out of the file.",
}));

export const unknownKept = warning(
  "FF605",
  "A live flow has properties that Flowform does not know",
  (name: string, properties: readonly string[]) => ({
    detail: `"${name}": ${properties.join(", ")}. They are sent back as they were read.`,
    fix: "Nothing to do; an update of Flowform may know them.",
  }),
);

export const formerIdUnused = warning("FF606", "A former id is not known any more", (was: string) => ({
  detail: `Nothing on the target is known as "${was}": the rename is done, or was never needed.`,
  fix: "Remove the line.",
}));

export const looksRenamed = warning("FF607", "A step goes and an equal one comes", (before: string, after: string) => ({
  detail: `"${before}" is removed and "${after}" is added with the same content; people on the old one would not be on the new one.`,
  fix: `If it is a rename, write was: ${before} beside the new id.`,
}));

export const stalePlan = error(
  "FF701",
  "The live flow has changed since the plan was made",
  (name: string, detail: string) => ({
    detail: `"${name}": ${detail}`,
    fix: "Plan again and look at what it says now.",
  }),
);

export const readBackDiffers = error(
  "FF702",
  "The target saved something else",
  (name: string, places: readonly string[]) => ({
    detail: `"${name}" was saved, but reading it back shows other values at ${places.join(", ")}.`,
    fix: "Look at the flow in SuperOffice and plan again; nothing else was applied after it.",
  }),
);

export const outcomeUnknown = error(
  "FF703",
  "Nobody knows whether the save was carried out",
  (name: string, why: string) => ({
    detail: `The answer to saving "${name}" was lost (${why}).`,
    fix: "Do not repeat the apply. Plan again: the plan reads what is there and says what is left to do.",
  }),
);

export const saveRefused = error("FF704", "The target refused to save", (name: string, message: string) => ({
  detail: `"${name}": ${message}`,
  fix: "Correct the file as the message says and plan again; the flow is as it was.",
}));

export const notConfirmed = error("FF705", "Nothing was applied", (why: string) => ({
  detail: why,
  fix: "Answer yes at a terminal, pass --auto-approve, or apply a saved plan: flowform plan --out FILE, flowform apply FILE.",
}));

export const badPlanFile = error("FF706", "The plan file cannot be used", (path: string, why: string) => ({
  detail: `${path}: ${why}.`,
  fix: "Make it again with flowform plan --out.",
}));

export const otherTarget = error("FF707", "The plan was made for another target", (planned: string, given: string) => ({
  detail: `It was made for ${planned}, and this is ${given}.`,
  fix: "Plan again for this target.",
}));

export const notBound = error(
  "FF708",
  "The flow was saved but could not be remembered",
  (name: string, why: string) => ({
    detail: `"${name}" is saved; writing down which ids belong to it failed (${why}).`,
    fix: "Plan again: the flow is found by its name and adopted.",
  }),
);
