import { type Cancelled, namedOther, nameThem } from "./cancelled.ts";
import { error, warning } from "./define.ts";

/** What backups, rolling back and flows that left git may refuse or warn of. */

export const managedElsewhere = error(
  "FF640",
  "A flow that left git is managed by another project",
  (name: string, project: string) => ({
    detail: `"${name}" belongs to the project "${project}" as well; pruning it here would take it away from there.`,
    fix: "Plan without --prune, and settle first which project it belongs to.",
  }),
);

export const editedSince = error(
  "FF641",
  "A flow that left git was changed in SuperOffice",
  (name: string, who: string) => ({
    detail: `"${name}" is not as the last apply left it${who === "" ? "" : `; it was saved ${who}`}. Somebody may be working with it.`,
    fix: "Bring its file back and pull the change, or end and delete the flow in SuperOffice yourself.",
  }),
);

export const peopleAreGone = warning(
  "FF643",
  "People who left cannot be put back",
  (name: string, before: string, now: string) => ({
    detail: `"${name}": ${before}; ${now}. Rolling back changes the flow, not who is in it.`,
    fix: "Enrol those who are missing again, in SuperOffice, if they shall go through it.",
  }),
);

export const statusStays = warning(
  "FF644",
  "The status of a flow is not rolled back",
  (name: string, before: string, now: string) => ({
    detail: `"${name}" was ${before} and is ${now}; it stays so.`,
    fix: "Set it in SuperOffice, or with status: in the file.",
  }),
);

export const createdThen = warning("FF645", "A flow did not exist before that apply", (name: string) => ({
  detail: `"${name}" was created by the apply that is rolled back. It is left as it is.`,
  fix: "Take its file out of git and plan with --prune, if it shall go.",
}));

export const comesBackNew = warning(
  "FF646",
  "What was deleted comes back as new",
  (name: string, what: readonly string[]) => ({
    detail: `"${name}": ${what.join(", ")}. The server gives new ids; whoever was there has left, and statistics begin again.`,
    fix: "Nothing to do, if that is meant.",
  }),
);

export const noBackup = error(
  "FF647",
  "There is no such backup",
  (wanted: string, target: string, known: readonly string[]) => ({
    detail:
      known.length === 0
        ? `There are no backups of the target ${target} on this machine${wanted === "latest" ? "" : `, and "${wanted}" is none`}.`
        : `"${wanted}" is no backup of the target ${target}.`,
    fix:
      known.length === 0
        ? "Backups are written by apply into .flowform/backups/ of the machine that applies, when it replaces something; bring them here, for example from the artifacts of CI."
        : `The newest ones: ${known.join(", ")}.`,
  }),
);

export const notInBackup = error(
  "FF757",
  "A flow is not in the backup",
  (key: string, folder: string, known: readonly string[]) => ({
    detail: `That apply has kept nothing of a flow "${key}" in ${folder}.`,
    fix: `It has kept ${known.join(", ")}. Name one of these, or an older backup.`,
  }),
);

export const uncheckedBackup = warning("FF758", "Whether a backup was edited is not known", (path: string) => ({
  detail: `${path} has no checksum, as those that an older version of Flowform wrote.`,
  fix: "Look closely at what the plan says.",
}));

export const badBackup = error("FF648", "A backup cannot be used", (path: string, why: string) => ({
  detail: `${path}: ${why}.`,
  fix: "Use another backup; a backup must not be edited.",
}));

export const backupElsewhere = error("FF649", "The backup is of another target", (was: string, is: string) => ({
  detail: `It was written for ${was}, and this is ${is}.`,
  fix: "Name the target it belongs to with --target.",
}));

export const endingPruned = error(
  "FF650",
  "Ending a flow that left git would cancel everyone in it",
  (name: string, people: number, all: Cancelled) => ({
    detail: `"${name}" has ${people === 1 ? "1 person" : `${people} people`} in it now, and ending it cancels them for good.${namedOther(all)}`,
    fix: `${nameThem(people, all)} If not, bring its file back, or write removed: release into flowform.yaml.`,
  }),
);

export const everyFileGone = error(
  "FF630",
  "Every flow would be ended, because the project has no file",
  (folder: string, keys: readonly string[]) => ({
    detail: `There is no flow file in ${folder}, and with removed: end every flow of this project would be ended and deleted: ${keys.join(", ")}.`,
    fix: "Look whether flows: in flowform.yaml names the right folder, and whether everything was checked out. If all of them shall go, write removed: release, prune, and end them in SuperOffice.",
  }),
);

export const notBackedUp = error("FF750", "A flow could not be backed up", (name: string, why: string) => ({
  detail: `"${name}" was not changed, because what it is now could not be written down: ${why}.`,
  fix: "Make .flowform/backups/ writable, and apply again.",
}));

export const otherDigest = error(
  "FF751",
  "The plan is not the one that was approved",
  (given: string, digest: string) => ({
    detail: `--digest says ${given}, and this plan has ${digest}. Nothing was applied.`,
    fix: "Look at what the plan says now, and approve its digest.",
  }),
);

export const deleteRefused = error("FF752", "The target did not delete a flow", (name: string, why: string) => ({
  detail: `"${name}" is ended and still there: ${why}`,
  fix: "Read the message, and plan again with --prune.",
}));

export const deleteUnknown = error("FF753", "Nobody knows whether a flow was deleted", (name: string, why: string) => ({
  detail: `The answer to deleting "${name}" was lost: ${why}`,
  fix: "Plan again with --prune: it looks what is there.",
}));

export const notReleased = error("FF754", "A flow could not be released", (name: string, why: string) => ({
  detail: `That "${name}" is not managed any more could not be written down: ${why}`,
  fix: "Plan again with --prune.",
}));

export const staleShown = warning(
  "FF755",
  "The target has changed since this plan was made",
  (moved: readonly string[]) => ({
    detail: moved.join(" "),
    fix: "Apply would refuse it. Plan again.",
  }),
);

export const notLookedAt = warning(
  "FF756",
  "Whether the plan is still right is not known",
  (why: string, fix: string = "Nothing to do to read the plan; apply looks again before it writes.") => ({
    detail: `The target could not be looked at: ${why}`,
    fix,
  }),
);

export const stillReferredTo = error(
  "FF759",
  "A flow that left git is still referred to",
  (name: string, referring: readonly string[]) => ({
    detail: `After this plan, ${referring.map((one) => `"${one}"`).join(", ")} would still refer to "${name}", which it deletes.`,
    fix: "Take the reference out first: in the file, or in SuperOffice where it is unmanaged. Plan without --no-pause where a running flow was left out. Or plan without --prune.",
  }),
);

export const cameBack = error(
  "FF740",
  "A flow that the plan deletes has a file again",
  (key: string, name: string) => ({
    detail: `The plan was made when no file had the key ${key}, and would delete "${name}" with everybody who is in it. Nothing was applied.`,
    fix: "Plan again. Or take the file away first, when the flow is to go.",
  }),
);
