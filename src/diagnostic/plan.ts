import { type Cancelled, namedOther, nameThem } from "./cancelled.ts";
import { error, warning } from "./define.ts";

/** What planning and applying may refuse or warn of. */

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
  (key: string, { id, taken }: { readonly id: number; readonly taken: number | undefined }) => ({
    detail: `The flow "${key}" was flow ${id}, and somebody deleted it; ${taken === undefined ? "it would be created again as a new flow" : `flow ${taken} has its name and takes its place`}.`,
    fix:
      taken === undefined
        ? "Remove its file if it shall stay away; people who were in it cannot be brought back."
        : "Rename that flow in SuperOffice if it is another one; people who were in the deleted one cannot be brought back.",
  }),
);

export const endingFlow = error(
  "FF604",
  "Ending a flow would cancel everyone in it",
  (name: string, people: number, all: Cancelled) => ({
    detail: `"${name}" has ${people === 1 ? "1 person" : `${people} people`} in it now, and status: stopped cancels them for good.${namedOther(all)}`,
    fix: `${nameThem(people, all)} If not, leave status out of the file.`,
  }),
);

export const unknownKept = warning(
  "FF605",
  "A live flow has properties that Flowform does not know",
  (name: string, properties: readonly string[]) => ({
    detail: `"${name}": ${properties.join(", ")}. They are sent back as they were read.`,
    fix: "Nothing to do; an update of Flowform may know them.",
  }),
);

export const unknownLost = error(
  "FF576",
  "A change would lose properties that Flowform does not know",
  (name: string, properties: readonly string[]) => ({
    detail: `"${name}": ${properties.join(", ")}. What they stand in would be written anew and without them, which may change who or what is meant.`,
    fix: "Make this change in the SuperOffice window and run flowform pull, or put this part of the file back as it was.",
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

export const otherKey = error(
  "FF608",
  "A flow of this name is managed under another key",
  (
    name: string,
    key: string,
    fix: string = `A key is stable for ever: write flow: ${key} again. If it is another flow, apply the other one's new name first.`,
  ) => ({ detail: `The live flow "${name}" belongs to the key "${key}" of this project.`, fix }),
);

export const otherProject = error(
  "FF609",
  "A flow of this name is managed by another project",
  (
    name: string,
    project: string,
    fix: string = "Give this flow another name, or remove its file from one of the two projects.",
  ) => ({
    detail: `The live flow "${name}" belongs to the project "${project}"; two projects would undo each other's changes.`,
    fix,
  }),
);

export const listedButGone = error("FF610", "A live flow is listed but cannot be read", (name: string, id: number) => ({
  detail: `"${name}" is flow ${id} in the list of flows, and reading that flow gives nothing.`,
  fix: "Plan again; if it stays so, open the flow in SuperOffice.",
}));

export const sharedFlow = error(
  "FF746",
  "Two keys remember the same live flow",
  (id: number, keys: readonly [string, string]) => ({
    detail: `Flow ${id} is remembered under the keys "${keys[0]}" and "${keys[1]}", and can be only one of the two.`,
    fix: "Take the file of the wrong key away and apply with --prune and removed: release, which forgets that key and leaves the flow alone. With a bindingsFile, correct the line of that key instead.",
  }),
);

export const unshownLoss = error(
  "FF709",
  "The plan would lose parts that it does not show",
  (name: string, parts: readonly string[]) => ({
    detail: `"${name}" has ${parts.join(", ")}, which the plan neither sends back nor shows as removed. Nothing was saved.`,
    fix: "Make a new plan; a plan file must not be edited.",
  }),
);

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
    fix: "Apply again later: it looks first, and settles this before anything else. flowform recover shows it.",
  }),
);

export const saveRefused = error("FF704", "The target refused to save", (name: string, message: string) => ({
  detail: `"${name}": ${message}`,
  fix: "Nothing was saved. Read the message; correct the file if it speaks of the flow, or try again later, and plan again.",
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
    detail: `"${name}" is saved; writing down which ids belong to it failed (${why.replace(/\.$/, "")}).`,
    fix: "Plan again: the flow is found by its name and adopted.",
  }),
);
