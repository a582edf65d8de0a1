import type { Change } from "../../model/change.ts";
import { type Fate, fates } from "../../model/people.ts";
import { exitArrival, isExit, occasionOf } from "./exit-text.ts";
import { groupOf, type Phrase } from "./phrase.ts";
import { letsOthersIn, settingPhrase } from "./setting-phrase.ts";

/** What a change means for the people inside, in one sentence; undefined when nobody is, or nobody was asked. */
export function effectText(change: Change): string | undefined {
  const { effect = {} } = change;
  const groups = fates.flatMap((fate) => {
    const count = effect[fate];
    return count === undefined || count === 0 ? [] : [{ fate, count }];
  });
  const [first, ...rest] = groups.flatMap(({ fate, count }, index) =>
    count === null ? unknownCount(change, fate) : [phraseOf(change, fate)(groupOf(count, index === 0))],
  );
  if (first === undefined) return undefined;
  return `${first.charAt(0).toUpperCase()}${[first.slice(1), ...rest].join("; ")}.`;
}

/** Whether it is known to mean nothing for anybody who is inside. */
export function concernsNobody(change: Change): boolean {
  const { effect } = change;
  if (effect === undefined) return false;
  const concerned = fates.filter((fate) => effect[fate] !== undefined && effect[fate] !== 0);
  return concerned.every(
    (fate) => fate === "untouched" || fate === "past" || (fate === "ahead" && letsOthersIn(change)),
  );
}

function unknownCount(change: Change, fate: Fate): readonly string[] {
  if (fate === "unknown") return ["how many of the people inside this concerns is not known"];
  const everybody = "the people inside";
  const phrase = phraseOf(change, fate)({ who: everybody, everybody, isFirst: true, verb: (_, many) => many });
  return fate === "untouched" ? [phrase] : [phrase, "how many that are is not known"];
}

function phraseOf(change: Change, fate: Fate): Phrase {
  const { kind } = change.node;
  if (kind === "flow" && fate !== "untouched" && fate !== "cancelled") return settingPhrase(change, fate);
  if (kind === "goal" && fate === "ahead") return goalPhrase(change);
  return placePhrases[fate](change);
}

const placePhrases: Readonly<Record<Fate, (change: Change) => Phrase>> = {
  here: standing,
  ahead: certain,
  withNumber: (change) => (isExit(change) ? certain(change) : chance("they have a number")(change)),
  unlessLeaving: chance("they do not leave before"),
  unlessWaiting: chance("they do not wait for ever before"),
  perhaps: chance("their branch leads there"),
  again: secondTime("will"),
  perhapsAgain: secondTime("may"),
  missed: (change) => {
    const comes = meeting(change);
    return ({ who }) => `${who} will not ${comes} any more`;
  },
  past: ({ node, action }) => {
    const place = isInBranch(node) ? "past it or on another branch" : "past it";
    const without = action === "add" && isMessage(node.type) ? " and will not get it" : "";
    return ({ who, verb }) => `${who} ${verb("is", "are")} ${place}${without}`;
  },
  untouched:
    () =>
    ({ everybody, verb }) =>
      `${everybody} ${verb("is", "are")} not affected`,
  cancelled:
    () =>
    ({ who, verb }) =>
      `${who} ${verb("is", "are")} cancelled for good`,
  unknown:
    () =>
    ({ who }) =>
      `what it means for ${who} is not known`,
};

/** People who are sure to come to it. */
function certain(change: Change): Phrase {
  const [comes, occasion] = [arrival(change), occasionOf(change)];
  const when = occasion === undefined ? "" : ` if ${occasion}`;
  return ({ who, isFirst }) => `${who}${isFirst ? "" : " before it"} will ${comes}${when}`;
}

/** People who come to it only if something holds. */
function chance(condition: string): (change: Change) => Phrase {
  return (change) => {
    const conditions = [condition, occasionOf(change) ?? []].flat().join(" and ");
    return ({ who }) => `${who} may ${arrival(change)}, if ${conditions}`;
  };
}

function secondTime(will: "will" | "may"): (change: Change) => Phrase {
  return (change) => {
    const comes = meeting(change);
    return ({ who, verb }) => `${who} ${verb("is", "are")} past it and ${will} ${comes} a second time`;
  };
}

/** Whether what counts for people, a step or the split or wait around it, stands in a branch. */
function isInBranch({ kind, path }: Change["node"]): boolean {
  return path.split("/").length > (kind === "step" ? 1 : 2);
}

const isMessage = (type: string) => type === "SendEmail" || type === "SendSMS";
const meeting = ({ node }: Change) => (isMessage(node.type) ? "get it" : "come to it");

/** People on the very step that changes. */
function standing(change: Change): Phrase {
  const { action, node } = change;
  if (node.kind === "action" || isExit(change))
    return ({ who, verb }) => `${who} ${verb("waits", "wait")} here, and whether it counts for them is not known`;
  if (action === "modify")
    return ({ who, verb }) => `${who} ${verb("waits", "wait")} here and ${verb("keeps", "keep")} waiting`;
  if (action === "move")
    return ({ who, verb }) => `${who} ${verb("stands", "stand")} on it and ${verb("goes", "go")} with it`;
  return ({ who, verb }) => `${who} ${verb("stands", "stand")} on it, and where they go is not known`;
}

const newMessages: Readonly<Record<string, string>> = { SendEmail: "the new mail", SendSMS: "the new SMS" };

/** What people will do who have the change before them: "get it", "wait by the new rule". */
function arrival(change: Change): string {
  const { action, node } = change;
  const { kind, type } = node;
  if (isExit(change)) return exitArrival(change);
  if (kind === "option" || type === "Split")
    return action === "add" && kind === "step" ? "be sorted by it" : "be sorted by the new rule";
  if (isMessage(type)) return action === "modify" ? `get ${newMessages[type]}` : "get it";
  if (action === "modify" && type.startsWith("WaitFor")) return "wait by the new rule";
  if (kind === "action" || action === "modify") return "come to it as it is then";
  return action === "move" ? "come to it in its new place" : "come to it";
}

function goalPhrase({ action }: Change): Phrase {
  const judged = action === "remove" ? "no longer looked at" : "looked at";
  return ({ everybody }) => `it is ${judged} before the next step of ${everybody}`;
}
