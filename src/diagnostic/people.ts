import { error, warning } from "./define.ts";

/** What a plan refuses or warns of for the sake of those who are inside a flow, and of the licence. */

const standing = (count: number) => (count === 1 ? "1 person stands" : `${count} people stand`);

/** What can be closed so that nobody comes to a place any more: the way into the flow, or a branch by what it asks. */
export type Entry = keyof typeof closings;

const closings = {
  flow: "let no trigger, and no exit of another flow, lead into this flow",
  conditions: "give the branch conditions that nobody meets",
  form: "let the branch ask for a form that nobody has sent in",
  project: "let the branch ask for a project without members",
  selection: "let the branch ask for a selection without members",
} as const;

const waysOut = (entry: Entry) =>
  [
    "Leave it as it is for now, and (1) wait: plan again when they have gone on;",
    `(2) close its entry: ${closings[entry]}, apply, and go on when it is empty;`,
    "or (3) name a list to move them to: in SuperOffice, pause the flow, put them onto a static selection, remove them from the flow, and plan again.",
  ].join(" ");

/** A place by what it is, "branch" or "wait", where it stands, and what leads to it. */
export interface GuardedPlace {
  readonly kind: string;
  readonly path: string;
  readonly entry: Entry;
}

export const occupiedRemoval = error(
  "FF620",
  "People stand where something is removed",
  ({ kind, path, entry }: GuardedPlace, count: number) => ({
    detail: `${standing(count)} in the ${kind} "${path}", and SuperOffice does not let it be removed under them.`,
    fix: waysOut(entry),
  }),
);

export const occupiedMove = error(
  "FF621",
  "People stand where something is moved",
  ({ kind, path, entry }: GuardedPlace, count: number) => ({
    detail: `${standing(count)} in the ${kind} "${path}", and SuperOffice does not let it be moved under them.`,
    fix: waysOut(entry),
  }),
);

export const perhapsOccupied = error(
  "FF622",
  "Nobody knows whether people stand where something goes or moves",
  ({ kind, path, entry }: GuardedPlace, why: string) => ({
    detail: `The ${kind} "${path}" may only go or move while nobody is in it, and who is in it is not known. ${why}`,
    fix: `Plan again when the target tells who is in the flow. ${waysOut(entry)}`,
  }),
);

export const standingOnRemoved = warning(
  "FF623",
  "People stand on a step that is removed",
  (path: string, count: number) => ({
    detail: `${standing(count)} on "${path}", and nobody documents where they go when it is removed.`,
    fix: "If they shall not be lost, keep the step until they have gone on.",
  }),
);

export const peopleCameIn = error(
  "FF624",
  "People came in since the plan was made",
  (name: string, detail: string, done: string) => ({
    detail: `"${name}": ${detail} ${done}`,
    fix: "Plan again and look at what it says now.",
  }),
);

export const emptinessUnknown = error(
  "FF625",
  "It cannot be checked whether people came in since the plan was made",
  (name: string, why: string, done: string) => ({
    detail: `"${name}" may only be changed as planned while the same people are in it, and who is in it is not known. ${why}`,
    fix: `${done} Apply it when the target tells who is in the flow.`,
  }),
);

export const uncountedEnding = error(
  "FF626",
  "Ending a flow would cancel nobody knows how many people",
  (name: string, why: string) => ({
    detail: `"${name}" is active, status: stopped cancels everybody who is inside for good, and how many that are is not known. ${why}`,
    fix: "Plan again when the target tells who is in the flow, or end it in SuperOffice, where their number is shown.",
  }),
);

interface FlowsInLicence {
  readonly active: number;
  readonly maximum: number;
  /** How many of them the plan would end later. */
  readonly ending?: number;
}

const counted = (active: number) => (active === 1 ? "1 active flow" : `${active} active flows`);

export const licenceReached = error(
  "FF627",
  "The licence does not allow one more active flow",
  (name: string, { active, maximum, ending = 0 }: FlowsInLicence) => ({
    detail: `Starting "${name}" would make ${counted(active + 1)} (running or paused), and the licence allows ${maximum}.${ending === 0 ? "" : ` This plan ends ${counted(ending)}, but only afterwards.`}`,
    fix: "End a flow that is done with first, leave the status of this one out of the file, or ask for a larger plan.",
  }),
);

export const licenceNear = warning(
  "FF628",
  "The licence's limit of active flows is near",
  (active: number, maximum: number) => ({
    detail: `With this plan ${active} of ${maximum} allowed flows are active (running or paused).`,
    fix: "End flows that are done with before the limit stops you.",
  }),
);

export const licenceUnknown = warning(
  "FF629",
  "Nobody knows whether the licence allows one more active flow",
  (why: string) => ({
    detail: why,
    fix: "Nothing to do; where the limit is reached, SuperOffice refuses to start the flow.",
  }),
);
