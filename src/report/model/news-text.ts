import type { FlowPlan } from "../../model/plan.ts";
import { counted } from "../layout.ts";
import { cancelledBy } from "./cancelled-by.ts";
import type { ChangeLine } from "./change-line.ts";
import type { ToldFlow } from "./told-flow.ts";

/** One thing that a plan means for people, and in how many flows. */
interface News {
  readonly words: string;
  readonly flows: number;
}

/** So many things stand in one line; the rows have all of them. */
const mostNews = 3;

/** What a plan means for people, gravest first, in few short sentences without their full stops. */
export function newsText(told: readonly ToldFlow[]): readonly string[] {
  const news = [...ofPeople(told), ...ofNewFlows(told), ...ofFlags(told)];
  const shown = news.slice(0, mostNews).map(({ words, flows }) => words + inFlows(flows, told.length));
  const rest = news.length > mostNews ? [more] : ofTheRest(told, news.length > 0);
  return [...shown, ...rest, ...ofStanding(told)];
}

const more = "And more, see below";
/** Of a flow whose status says so, in place of its flag: everybody is concerned, not some. */
const ended = "ENDED";

/** In which of several flows; of one, that needs no words. */
const inFlows = (flows: number, all: number) => (flows === all ? "" : ` (${counted(flows, "flow")})`);

/** What happens to whole flows and everybody in them. */
function ofPeople(told: readonly ToldFlow[]): readonly News[] {
  const flows = told.map(({ flow }) => flow);
  const deleted = flows.filter(({ action }) => action === "end").length;
  return [
    ...ofAll(cancelledBy({ flows }), ["person is cancelled for good", "people are cancelled for good"], told),
    ...ofAll(deleted, ["flow is ended and deleted", "flows are ended and deleted"], told),
  ];
}

/** Whether new flows begin to send is what anybody asks of them first. */
function ofNewFlows(told: readonly ToldFlow[]): readonly News[] {
  const created = told.filter(({ flow }) => flow.action === "create");
  const starting = created.filter(({ flow }) => flow.setStatus === "Running").length;
  return [
    ...ofAll(starting, ["new flow STARTS", "new flows START"], told),
    ...ofAll(
      created.length - starting,
      ["new flow sends nothing until it is started", "new flows send nothing until they are started"],
      told,
    ),
  ];
}

/** News that count something themselves. */
function ofAll(
  count: number,
  [one, many]: readonly [one: string, many: string],
  { length }: readonly ToldFlow[],
): readonly News[] {
  return count === 0 ? [] : [{ words: counted(count, one, many), flows: length }];
}

type Flags = ReadonlySet<string>;

interface Kind {
  readonly holds: (flags: Flags) => boolean;
  readonly words: string;
}

const has = (flag: string, words: string): Kind => ({ holds: (flags) => flags.has(flag), words });
/** One of several flags, without any of the others. */
const only = (flag: string, others: readonly string[], words: string): Kind => ({
  holds: (flags) => flags.has(flag) && !others.some((other) => flags.has(other)),
  words,
});
/** More than one of several flags, or the one that says so. */
const mixed = (flag: string, others: readonly [string, string], words: string): Kind => ({
  holds: (flags) => flags.has(flag) || others.every((other) => flags.has(other)),
  words,
});

/** Two flags without a third one, which would say it of both. */
const both = (flags: readonly [string, string], without: string, words: string): Kind => ({
  holds: (own) => flags.every((flag) => own.has(flag)) && !own.has(without),
  words,
});

const otherAudience = "OTHER AUDIENCE";
const otherTime = "OTHER TIME";

/** What the words of risk say of a flow, gravest first. */
const kinds: readonly Kind[] = [
  has("CONSENT OVERRIDE", "Mail is sent without asking for consent"),
  has("STARTS", "The flow STARTS"),
  has(ended, "The flow is ended"),
  has("STOPS PEOPLE", "Some people are stopped"),
  has("HOLDS PEOPLE", "The flow holds everybody where they are"),
  mixed(otherAudience, ["NEW AUDIENCE", "SMALLER AUDIENCE"], "The audience is another one"),
  only("NEW AUDIENCE", [otherAudience, "SMALLER AUDIENCE"], "New people can enter"),
  has("MORE OFTEN", "People can enter again"),
  has("KEEPS PEOPLE", "Some people stay who would have been stopped"),
  has("MORE MAIL", "More mail"),
  has("MORE SMS", "More SMS"),
  has("OTHER MAILING", "Another mailing"),
  has("UNSUBSCRIBE LINK CHANGED", "The link to unsubscribe changes"),
  only("SMALLER AUDIENCE", [otherAudience, "NEW AUDIENCE"], "Fewer people can enter"),
  has("ONLY ONCE", "People can enter only once"),
  has("CONSENT COUNTS AGAIN", "Consent counts again"),
  has("LESS MAIL", "Less mail"),
  has("LESS SMS", "Less SMS"),
  has("OTHER WAY", "Some people go another way"),
  only("SOONER", ["LATER", otherTime], "Something comes sooner"),
  only("LATER", ["SOONER", otherTime], "Something comes later"),
  has(otherTime, "Something comes at another time"),
  both(["SOONER", "LATER"], otherTime, "Something comes sooner, something later"),
  has("LINK CHANGED", "A link changes"),
  has("TEXT ONLY", "Words change"),
];

function ofFlags(told: readonly ToldFlow[]): readonly News[] {
  const flags = told.filter(({ flow }) => flow.action !== "end").map(flagsOf);
  return kinds
    .map(({ holds, words }) => ({ words, flows: flags.filter(holds).length }))
    .filter(({ flows }) => flows > 0);
}

/** All flags of a flow. A new flow is new in all it says, but for what is told of it as a whole. */
function flagsOf({ flow, lines }: ToldFlow): Flags {
  if (flow.action === "create") return new Set(lines.filter(isOfFlow).flatMap(flagsOfLine).filter(isNoStart));
  return new Set(lines.flatMap(flagsOfLine));
}

const isOfFlow = ({ change }: ChangeLine) => change.node.kind === "flow";
const isNoStart = (flag: string) => flag !== "STARTS";

function flagsOfLine({ flag, change }: ChangeLine): readonly string[] {
  if (change.action === "modify" && change.property === "Status" && change.after === "Stopped") return [ended];
  return flag === "" ? [] : flag.split(", ");
}

/** Where something is said, that there is more of which no flag speaks; where nothing is, what there is. */
function ofTheRest(told: readonly ToldFlow[], isSaid: boolean): readonly string[] {
  const lines = told.filter(({ flow }) => flow.action !== "create").flatMap((one) => one.lines);
  const others = lines.filter(({ section, flag }) => section !== "LABEL" && flag === "").length;
  if (isSaid) return others === 0 ? [] : [more];
  if (others > 0) return [`${counted(lines.length, "change")}, see below`];
  return lines.length > 0 ? ["Only labels change"] : [];
}

/** That flows are not running, and that this plan does not start them. */
function ofStanding(told: readonly ToldFlow[]): readonly string[] {
  const saved = told.filter(({ flow: { action, setStatus } }) => setStatus === null && isKept(action));
  return (["Stopped", "Paused"] as const).flatMap((status) => {
    const count = saved.filter(({ flow }) => flow.status === status).length;
    if (count === 0) return [];
    const word = status.toLowerCase();
    return [told.length === 1 ? `It stays ${word}` : `${counted(count, "flow stays", "flows stay")} ${word}`];
  });
}

const isKept = (action: FlowPlan["action"]) => action === "update" || action === "adopt";
