import type { FlowPlan } from "../../model/plan.ts";
import { counted } from "../layout.ts";
import { cancelledBy } from "./cancelled-by.ts";
import type { ChangeLine } from "./change-line.ts";
import { concernsNobody } from "./effect-text.ts";
import { ended, type Flags, kinds, leavesOthers, staysInOthers } from "./news-kinds.ts";
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

function ofFlags(told: readonly ToldFlow[]): readonly News[] {
  const flows = told.filter(({ flow }) => flow.action !== "end").map((one) => ({ one, flags: flagsOf(one) }));
  return kinds.flatMap(({ flag, holds, words, later }): readonly News[] => {
    const own = flows.filter(({ flags }) => holds(flags));
    if (later === undefined || flag === undefined) return own.length === 0 ? [] : [{ words, flows: own.length }];
    const isInside = ({ one }: (typeof own)[number]) => concernsThoseInside(one, flag);
    // Nobody comes later into a flow that is ended.
    const said = own.filter((flow) => isInside(flow) || !flow.flags.has(ended));
    if (said.length === 0) return [];
    return [{ words: said.some(isInside) ? words : later, flows: said.length }];
  });
}

/** Whether what has a flag may concern anybody who is inside, and not only who comes later. */
function concernsThoseInside({ flow, lines }: ToldFlow, flag: string): boolean {
  if (flow.people?.total === 0) return false;
  return lines.some((line) => flagsOfLine(line).includes(flag) && !concernsNobody(line.change));
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
  const flags = flag === "" ? [] : flag.split(", ");
  return change.action === "modify" && change.property === "RemoveFromFlows" ? flags.map(ofOthers) : flags;
}

const elsewhere: Readonly<Record<string, string>> = { "STOPS PEOPLE": leavesOthers, "KEEPS PEOPLE": staysInOthers };
/** Of a change of the flows that people leave on entering, what its flags mean. */
const ofOthers = (flag: string) => elsewhere[flag] ?? flag;

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
