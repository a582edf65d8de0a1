import { error, warning } from "./define.ts";

/** What the protocol of applying may say: pausing, unknown outcomes, leases. The rest is in plan.ts. */

export const heldBack = warning("FF710", "A running flow is left out of the plan", (name: string) => ({
  detail: `"${name}" differs from its file and is running; it would have to be paused for the save, and --no-pause is given.`,
  fix: "Plan without --no-pause, or pause the flow in SuperOffice first.",
}));

export const severalCandidates = error(
  "FF711",
  "Two flows may be the one that was created",
  (name: string, ids: readonly number[]) => ({
    detail: `Creating "${name}" left the flows ${ids.join(" and ")} with this name. Which one is meant is not for Flowform to guess.`,
    fix: "Look at both in SuperOffice, delete or rename the wrong one, and run flowform recover --yes.",
  }),
);

export const leftPaused = error("FF712", "A flow is paused by us", (name: string, why: string) => ({
  detail: `"${name}" was running and was paused for the save; it is still paused (${why.replace(/\.$/, "")}). That is written down.`,
  fix: "Run flowform recover: it shows what is open, and flowform recover --yes starts the flow again where that is safe.",
}));

export const onlyPaused = warning(
  "FF725",
  "A flow is paused, and the rest of its plan is not done",
  (name: string) => ({
    detail: `"${name}" was running and is paused now, as the plan says.`,
    fix: "Run flowform plan: it shows what is left to do.",
  }),
);

export const pausedForAMoment = warning("FF631", "A flow was paused for a moment", (name: string) => ({
  detail: `"${name}" was running, was paused for a save that did not come about, and runs again.`,
  fix: "Nothing to do: everybody in it goes on from where they stood.",
}));

export const openIntent = warning(
  "FF713",
  "An earlier apply of a flow did not come to its end",
  (key: string, owner: string, { time, pauses }: { readonly time: string; readonly pauses: boolean }) => ({
    detail: `"${key}" was being applied by ${owner} at ${time}${pauses ? ", was running, and may be paused by that apply" : ""}; what this plan says of it may change.`,
    fix: "The next flowform apply settles it before anything else; flowform recover shows it.",
  }),
);

export const stopped = error("FF714", "Applying was stopped on request", (done: number, left: readonly string[]) => ({
  detail: `${done} of ${done + left.length} flows were finished; not begun or not finished: ${left.join(", ")}.`,
  fix: "Run flowform apply again: it does what is left.",
}));

export const leaseHeld = error("FF715", "Another apply is under way", (owner: string, until: string) => ({
  detail: `${owner} applies to this target, and holds it until ${until} unless it ends before. Nothing was changed.`,
  fix: "Wait for it. If you know that it is gone, pass --take-over.",
}));

export const leaseTaken = warning(
  "FF716",
  "The lease of another apply was taken over",
  (owner: string, why: string) => ({
    detail: `${owner} held this target, ${why}.`,
    fix: "Nothing to do, if that apply is gone; should it still run, it stops at its next flow.",
  }),
);

export const twin = warning(
  "FF717",
  "Another live flow has the same name",
  (
    name: string,
    ids: readonly number[],
    fix: string = "Look at it in SuperOffice: it may be a copy. Delete or rename it.",
  ) => ({ detail: `"${name}" is also the name of flow ${ids.join(", ")}, which Flowform does not manage.`, fix }),
);

export const unsettled = error(
  "FF718",
  "What an earlier apply left open cannot be settled",
  (key: string, why: string) => ({
    detail: `"${key}": ${why}`,
    fix: `Look at the flow in SuperOffice. flowform recover --forget ${key} then takes it as it is now.`,
  }),
);

export const tooEarly = error("FF719", "It is too early to settle an earlier apply", (key: string, until: string) => ({
  detail: `A write to "${key}" had no answer, and may still arrive until ${until}.`,
  fix: `Try again after ${until}. If you have looked in SuperOffice yourself: flowform recover --forget ${key}.`,
}));

export const startedEdited = error(
  "FF736",
  "A flow was edited while it was being started, and runs with the edit",
  (name: string, moved: string) => ({
    detail: `"${name}" runs now, and holds what this plan did not show: ${moved}.`,
    fix: "Look at it in SuperOffice, and pause it there if it must not run so; flowform plan shows what is different.",
  }),
);

export const statusMoved = warning(
  "FF720",
  "Somebody changed the status of a flow meanwhile",
  (name: string, was: string, status: string) => ({
    detail: `"${name}" was ${was}, and is ${status.toLowerCase()} now; it is left so.`,
    fix: "Nothing to do, if that was meant; otherwise set its status in SuperOffice.",
  }),
);

export const statusRefused = error(
  "FF721",
  "The target did not change the status",
  (name: string, status: string, why: string) => ({
    detail: `"${name}" could not be set to ${status.toLowerCase()}: ${why}`,
    fix: "Read the message; correct what it speaks of, and plan again.",
  }),
);

export const statusUnknown = error(
  "FF722",
  "Nobody knows whether the status was changed",
  (name: string, status: string, { why, noted }: { readonly why: string; readonly noted: boolean }) => ({
    detail: `The answer to setting "${name}" to ${status.toLowerCase()} was lost: ${why}`,
    fix: noted
      ? "Run flowform recover: it reads what is there and says what is left to do."
      : "Plan again: it reads the status.",
  }),
);

export const notRecorded = error(
  "FF723",
  "What was to be done could not be written down",
  (name: string, why: string) => ({
    detail: `Nothing of "${name}" was changed, because an apply that nobody could mend is not begun (${why})`,
    fix: "Correct what the message speaks of and plan again.",
  }),
);

export const notCleared = warning(
  "FF724",
  "A note about a finished flow could not be crossed out",
  (name: string, why: string) => ({
    detail: `"${name}" is applied; only the note that it was under way is still there (${why})`,
    fix: "Nothing to do: the next apply finds the flow finished and crosses the note out.",
  }),
);

export const leaseUnreadable = error("FF726", "Who applies to this target cannot be read", () => ({
  detail:
    "The note of who applies to it was damaged, or was written by a newer Flowform; somebody may be applying. Nothing was changed.",
  fix: "If you know that nobody applies, pass --take-over.",
}));

const mayBePaused =
  "may have been left in the middle, and may be paused: the note about it was damaged, or was written by a newer Flowform.";
const lookAndForget = (key: string) =>
  `Look in SuperOffice whether the flow is as it should be, and runs if it should. flowform recover --forget ${key} then takes it as it is now.`;

export const unreadableNote = warning("FF727", "A note of an earlier apply cannot be read", (key: string) => ({
  detail: `"${key}" ${mayBePaused}`,
  fix: lookAndForget(key),
}));

export const unreadableOpen = error("FF728", "What an earlier apply left open cannot be read", (key: string) => ({
  detail: `"${key}" ${mayBePaused}`,
  fix: lookAndForget(key),
}));
