import { isRead } from "../../src/live/read-operations.ts";
import type { EmailFlow } from "../../src/model/email-flow.ts";
import { purposeOf, type Run } from "./run.ts";
import { flowIn, keyOf, looksForNames, reads, savesOf, statusOf } from "./served.ts";
import type { Served } from "./trace.ts";
import type { World } from "./world.ts";

/**
 * The keys of the flows to which somebody else has written after a run had read them last, and before it ended: what
 * it says of them was right when it looked. Who has saved a flow and not read it back has not looked; what is read after
 * a flow was started or ended is asked for its status alone.
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
  const lastLook = (key: string) => {
    const ids = [...names].filter(([, name]) => keyOf(name) === key).map(([id]) => id);
    const started = own.findLast((each) => ids.includes(idStarted(each) ?? 0))?.left ?? Infinity;
    const looks = own.filter(({ done }) => done < started);
    const look = looks.findLast((each) => ids.some((id) => reads(each, id))) ?? looks.findLast(looksForNames);
    const save = own.findLast((each) => saves(each, key));
    return (save?.done ?? 0) > (look?.done ?? 0) ? Infinity : (look?.done ?? 0);
  };
  const touched = others.map((write) => ({ key: keyWritten(write, names), done: write.done }));
  return touched.filter(({ key, done }) => done > lastLook(key)).map(({ key }) => key);
}

/** The flow that is started or ended. A pause comes before a save, and what is read after it is compared. */
function idStarted(sent: Served): number | undefined {
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
