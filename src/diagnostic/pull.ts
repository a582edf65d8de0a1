import { error, warning } from "./define.ts";

/** What bringing changes from SuperOffice into a file may refuse or warn of. */

export const editsNotApplied = error(
  "FF830",
  "The file has changes that would be lost",
  (name: string, places: readonly string[]) => ({
    detail: `"${name}" was changed in SuperOffice, and its file was changed too since it was applied; the file's changes are neither applied nor committed to git. What would be written over: ${places.join(", ")}.`,
    fix: "Commit the file first, so that git keeps your changes; or give them up with --overwrite.",
  }),
);

export const editsGaveWay = warning(
  "FF831",
  "Changes of the file gave way to those of SuperOffice",
  (name: string, places: readonly string[]) => ({
    detail: `"${name}" differed from SuperOffice in ${places.join(", ")}, and some of it was changed in the file since it was applied.`,
    fix: "Look at git diff, and write again what shall stay.",
  }),
);

export const notOnTarget = error("FF832", "The flow is not on the target", (key: string) => ({
  detail: `"${key}" has a file and no live flow, so there is nothing to bring back.`,
  fix: "Create it with flowform apply.",
}));

export const deletedThere = error("FF580", "A flow was deleted in SuperOffice", (name: string, id: number) => ({
  detail: `"${name}" was flow ${id}, and somebody deleted it there; nothing of it can be brought back, and nothing was written.`,
  fix: "If it shall stay away, remove its file; if not, flowform apply creates it again as a new flow, without the people who were in it. Other flows can be pulled by naming them.",
}));

export const flowChangedMeanwhile = error(
  "FF581",
  "A live flow changed while it was pulled",
  (name: string, id: number) => ({
    detail: `"${name}" (flow ${id}) was read twice, and the second time it was another. Nothing was written.`,
    fix: "Pull again when nobody is working on it.",
  }),
);

export const changedMeanwhile = error("FF833", "A file changed while it was read", (path: string) => ({
  detail: `${path} is not as it was a moment ago. Nothing was written.`,
  fix: "Save what you are editing and pull again.",
}));

export const textTaken = error("FF834", "A text file cannot take the new text", (path: string, why: string) => ({
  detail: `${path} ${why}. Nothing was written.`,
  fix: "Give this text a file of its own, apply, and pull again.",
}));

export const cannotWrite = error("FF835", "The live flow cannot be written as a file", (name: string, why: string) => ({
  detail: `"${name}": ${why}. Nothing was written.`,
  fix: "Write the change into the file by hand; flowform plan shows what differs. Please report this with both.",
}));

export const notRemembered = error(
  "FF836",
  "The file is written, but not what belongs to what",
  (name: string, why: string) => ({
    detail: `The file of "${name}" is as the live flow is; remembering the ids of its steps failed (${why.replace(/\.$/, "")}).`,
    fix: "Run flowform apply: it finds the steps by their content and remembers them.",
  }),
);
