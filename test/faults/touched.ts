import { isRead } from "../../src/live/read-operations.ts";
import type { EmailFlow } from "../../src/model/email-flow.ts";
import type { FlowPlan } from "../../src/model/plan.ts";
import { purposeOf, type Run } from "./run.ts";
import { flowIn, isWithin, keyOf, looksForNames, reads, savesOf, statusOf } from "./served.ts";
import type { Served } from "./trace.ts";
import type { World } from "./world.ts";

/**
 * The keys of the flows to which somebody else has written after a run had looked at them last, and before it ended:
 * what it says of them was right when it looked.
 */
export function touchedSince(world: World, run: Run, flows: readonly EmailFlow[]): readonly string[] {
  const { served } = world.trace;
  const own = served.filter(({ by }) => by === run.owner);
  const made = savesOf(served).map(({ answer }) => JSON.parse(answer.body) as EmailFlow);
  const names = new Map([...flows, ...made].map(({ EmailFlowId, Name }) => [EmailFlowId, Name]));
  const others = served.filter(
    ({ by, request, answer, left }) =>
      by !== run.owner && !isRead(request) && answer.status < 300 && left < (run.end?.turn ?? 0),
  );
  return others.flatMap((write) => {
    const key = keyWritten(write, names);
    const ids = [...names].filter(([, name]) => keyOf(name) === key).map(([id]) => id);
    const looked = { key, ids, purpose: purposeOf(write.request) };
    return write.done > (isPlanned(run, key) ? lastLook(own, looked) : planLook(run, own, looked)) ? [key] : [];
  });
}

const isPlanned = ({ plan }: Run, key: string) => plan?.flows.some((flow) => flow.key === key) ?? false;

/**
 * When a run has looked at a flow that its plan leaves alone. Of such a one it says what it was when the plan was made;
 * what is read of it afterwards is only whether it is there, for another one that refers to it.
 */
function planLook({ planned }: Run, own: readonly Served[], { ids, purpose }: Looked): number {
  const looks = (each: Served) => (purpose === "SaveForeignKey" ? recalls(each) : ids.some((id) => reads(each, id)));
  return own.findLast((each) => isWithin(each, planned) && looks(each))?.done ?? 0;
}

const recalls = ({ request }: Served) => purposeOf(request) === "GetDeviceKeysOnDeviceIdentifier";

interface Looked {
  readonly key: string;
  /** Every id that a flow of that key has, or had. */
  readonly ids: readonly number[];
  /** What was written. */
  readonly purpose: string;
}

/**
 * When a run has last looked at what was written. Who has saved a flow and not read it back has not looked; what is
 * read after a flow was ended is asked for its status alone, for nobody is sent on with what it holds.
 */
function lastLook(own: readonly Served[], { key, ids, purpose }: Looked): number {
  const done = (sent: Served | undefined) => sent?.done ?? 0;
  if (purpose === "SaveForeignKey") return done(own.findLast(recalls));
  const save = own.findLast((each) => saves(each, key));
  const status = own.findLast((each) => ids.includes(idSet(each) ?? 0));
  const asked = purpose === "SetStatusOnWorkflow" ? status : save;
  const end = own.findLast((each) => statusOf(each)?.Status === "Stopped" && ids.includes(idSet(each) ?? 0));
  const looks =
    purpose === "SetStatusOnWorkflow" || end === undefined ? own : own.filter(({ done }) => done < end.left);
  const look = looks.findLast((each) => ids.some((id) => reads(each, id))) ?? looks.findLast(looksForNames);
  return done(asked) > done(look) ? Infinity : done(look);
}

/** Whether somebody else has written to the flow, or to one that it refers to. */
export function isTouched({ key, references, laterReferences }: FlowPlan, touched: readonly string[]): boolean {
  return [key, ...[...references, ...laterReferences].map(({ flow }) => flow)].some((each) => touched.includes(each));
}

/** The flow that is started or ended. A pause comes before a save, and what is read after it is compared whole. */
function idSet(sent: Served): number | undefined {
  const set = statusOf(sent);
  return set?.Status === "Paused" ? undefined : set?.EmailFlowId;
}

const saves = (sent: Served, key: string) =>
  purposeOf(sent.request) === "SaveEmailFlow" && keyOf(flowIn(sent).Name) === key;

/** The key of the flow that a write is about; of a write to the key store, the key of the flow that is remembered. */
function keyWritten(write: Served, names: ReadonlyMap<number, string>): string {
  const { request } = write;
  const purpose = purposeOf(request);
  if (purpose === "SaveEmailFlow") return keyOf(flowIn(write).Name);
  if (purpose === "SaveForeignKey") {
    const { ForeignKey } = JSON.parse(request.body) as { readonly ForeignKey: { readonly Key: string } };
    return ForeignKey.Key.replace(/\/\d+$/, "");
  }
  const [, inPath] = /emailFlowId=(\d+)/.exec(request.path) ?? [];
  const id = inPath ?? (JSON.parse(request.body) as Partial<EmailFlow> | null)?.EmailFlowId;
  return keyOf(names.get(Number(id)) ?? "");
}

/** Whether the run says that somebody has changed the status, and nothing else is left. */
export function isSaidToHaveMoved({ changes }: FlowPlan, { codes }: Run): boolean {
  return (
    codes.includes("FF720") &&
    changes.every(({ action, ...change }) => "property" in change && change.property === "Status")
  );
}
