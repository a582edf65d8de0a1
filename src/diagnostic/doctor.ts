import { error, warning } from "./define.ts";

/** What `doctor` finds about a target. */

export const clockOff = error("FF550", "The clock of this machine is wrong", (seconds: number, side: string) => ({
  detail: `The clock of this machine is ${seconds} seconds ${side} the target's; a signed token would be refused.`,
  fix: "Let the machine set its clock from a time server, and look at its time zone.",
}));

export const clockSlightlyOff = warning(
  "FF551",
  "The clock of this machine is a little off",
  (seconds: number, side: string) => ({
    detail: `The clock of this machine is ${seconds} seconds ${side} the target's.`,
    fix: "Let the machine set its clock from a time server, before signed tokens are refused.",
  }),
);

export const noActiveFlows = error("FF552", "The licence allows no flow to run", () => ({
  detail: "The plan of this tenant allows no active flow: flows can be saved, but none can be started.",
  fix: "Marketing flows need a Plus plan or Marketing Premium; ask who administers the licence.",
}));

export const noRoomForFlows = warning(
  "FF553",
  "The licence has little room for more flows",
  (active: number, maximum: number, full: boolean) => ({
    detail: `${active} of at most ${maximum} flows are running or paused${full ? ", so no other can be started" : ""}.`,
    fix: "End flows that are not needed any more before you start others.",
  }),
);

export const emptyLists = warning("FF554", "Lists are empty", (names: readonly string[]) => ({
  detail: `Nothing is in ${names.join(", ")}: flow files cannot name anything of these.`,
  fix: "Nothing to do, unless a flow needs one of them; the signed-in user may be one who cannot see its rows.",
}));

export const defaultsDiffer = warning("FF555", "The target has other defaults", (differing: readonly string[]) => ({
  detail: `New flows, steps or branches of SuperOffice's window differ from what Flowform takes for a setting that a file leaves out: ${differing.join("; ")}.`,
  fix: "Write these settings into the flow files where they matter; Flowform always sends its own default.",
}));

export const flowRightUnseen = warning("FF556", "The right to change flows is not seen", (count: number) => ({
  detail: `None of the ${count} functional rights of the signed-in user speaks of administering flows.`,
  fix: "Give the user's role the functional right Flow administrator, if saving a flow is refused.",
}));

export const keyStoreUnusable = error("FF557", "The key store cannot be written", (why: string) => ({
  detail: `Flowform keeps there which live flow belongs to which file, and ${why.replace(/\.$/, "")}.`,
  fix: "Write bindingsFile under the target in flowform.yaml, so that it is kept in a file of the repository.",
}));

export const scratchLeft = error("FF558", "A scratch flow could not be deleted", (names: readonly string[]) => ({
  detail: `Still there: ${names.join(", ")}. Nobody is in them and they have no trigger.`,
  fix: "End and delete them in SuperOffice.",
}));

export const probesInterrupted = error("FF559", "The probes were interrupted", () => ({
  detail: "Somebody ended the program before all probes were done; what it had made was deleted.",
  fix: "Run flowform doctor --probe again for the rest.",
}));

export const assumptionsBroken = warning("FF560", "The target is not as assumed", (ids: readonly string[]) => ({
  detail: `${ids.join(", ")} do not hold on this target.`,
  fix: "See docs/assumptions.md for what Flowform does then.",
}));

export const unreadableLists = error("FF561", "Lists cannot be read", (names: readonly string[], first: string) => ({
  detail: `${names.join(", ")} cannot be read. ${first}`,
  fix: "Flow files cannot name anything of these lists; give the signed-in user the right to read them.",
}));

export const scratchFound = warning(
  "FF562",
  "Scratch flows of earlier probes are there",
  (names: readonly string[]) => ({
    detail: `${names.join(", ")}: another doctor is at work, or one was killed.`,
    fix: "Run flowform doctor --probe a quarter of an hour after it began: it deletes what was left behind. Where flows cannot be ended (A18), delete them in SuperOffice.",
  }),
);

export const cannotRemember = error("FF563", "What belongs to which file cannot be kept", (why: string) => ({
  detail: `The target's key store does not take what Flowform must remember: ${why.replace(/\.$/, "")}. Nothing was saved.`,
  fix: "Write bindingsFile under the target in flowform.yaml, so that it is kept in a file of the repository.",
}));
