import type { Diagnostic, Outcome } from "../diagnostic/diagnostic.ts";
import { failure } from "../diagnostic/outcome.ts";
import { otherKey, otherProject } from "../diagnostic/plan.ts";
import { comesBackNew, peopleAreGone, statusStays } from "../diagnostic/way-back.ts";
import { renewed } from "../diff/renewed.ts";
import { getEmailFlow } from "../live/flows.ts";
import { readParticipants } from "../live/participants.ts";
import type { Backup } from "../model/backup.ts";
import type { Binding } from "../model/binding.ts";
import type { AuthoredNode, CompiledFlow } from "../model/compiled-flow.ts";
import type { EmailFlow } from "../model/email-flow.ts";
import type { Match } from "../model/match.ts";
import { identityOf, nodesOf } from "../model/node.ts";
import type { People } from "../model/people.ts";
import type { FlowPlan } from "../model/plan.ts";
import { present } from "../util/invariant.ts";
import { compareFlow } from "./compare-flow.ts";
import type { Project, Target } from "./project.ts";
import { type ReturningFlows, referringAgain } from "./returning-flows.ts";

/** A backup of a flow that existed, and the file that it is in. */
export interface KeptFlow {
  readonly path: string;
  readonly backup: Backup & { readonly carrier: EmailFlow };
}

interface RollbackWorld {
  readonly project: Project;
  readonly target: Target;
  readonly bindings: ReadonlyMap<string, Binding>;
  /** The projects that manage live flows as well, by the ids of the flows. */
  readonly others: ReadonlyMap<number, string>;
  readonly keyOfFlow: (id: number) => string;
  /** The properties that the files leave to SuperOffice today, by the keys of their flows. */
  readonly unmanaged: ReadonlyMap<string, readonly string[]>;
  readonly returning: ReturningFlows;
}

/**
 * The part of a plan that makes a live flow what its backup says. Nodes are the same when the server calls them the
 * same; the status stays, and so does who is inside.
 */
export async function rollbackFlow(
  { path, backup }: KeptFlow,
  { project, target, bindings, others, keyOfFlow, unmanaged, returning }: RollbackWorld,
): Promise<Outcome<FlowPlan | "unchanged">> {
  const binding = bindings.get(backup.key);
  const id = binding?.emailFlowId ?? backup.carrier.EmailFlowId;
  const { value: live, diagnostics } = await getEmailFlow(target.connection, id);
  if (live === undefined) return failure(...diagnostics);
  const foreign = live === null || binding !== undefined ? undefined : ownedBy(live, others.get(id), keyOfFlow(id));
  if (foreign !== undefined) return failure(foreign);
  const flow = compiledFrom({ path, backup }, live, { returning, left: unmanaged.get(backup.key) ?? [] });
  const found = pairById(flow, live);
  let people: People | undefined;
  const readPeople = async () => {
    people ??= { readAt: target.now().toISOString(), ...(await readParticipants(target.connection, id)) };
    return people;
  };
  const sides = { flow, live: live ?? undefined, binding, found, mayPause: true, keyOfFlow, readPeople };
  const { value, diagnostics: judged } = await compareFlow(sides, project);
  if (value === undefined || value === "heldBack") return failure(...judged);
  // Ids that were remembered since are no reason to go back.
  if (value === "unchanged" || (value.changes.length === 0 && live !== null))
    return { value: "unchanged", diagnostics: lostFor({ backup, live, found }, await readPeople()) };
  return { value, diagnostics: [...judged, ...lostFor({ backup, live, found }, live === null ? undefined : people)] };
}

/** Why a live flow that is not managed under the key of its backup any more may not be taken over, if somebody has it. */
function ownedBy({ Name }: EmailFlow, project: string | undefined, key: string): Diagnostic | undefined {
  if (key !== "") return otherKey(undefined, Name, key, `Roll back an apply of ${key}, or change its file.`);
  return project === undefined ? undefined : otherProject(undefined, Name, project, takenOver(project));
}

const takenOver = (project: string) => `Change it in the project "${project}", or take it out of that project first.`;

/** The backup as if it had been compiled from a file; what the server has no more comes back as new. */
function compiledFrom(
  { path, backup: { key, ids, carrier } }: KeptFlow,
  live: EmailFlow | null,
  { returning, left }: { readonly returning: ReturningFlows; readonly left: readonly string[] },
): CompiledFlow {
  const there = new Set(live === null ? [] : nodesOf(live).map(identityOf));
  const idOf = new Map(Object.entries(ids).map(([id, identity]) => [identity, id]));
  const nodes = nodesOf(carrier).map(
    (node): AuthoredNode => ({
      kind: node.kind,
      id: idOf.get(identityOf(node)),
      was: undefined,
      carrierPointer: node.pointer,
      filePointer: node.pointer,
      kept: node.kind === "flow" ? ["Status", ...left] : [],
    }),
  );
  const wanted = referringAgain(
    renewed(carrier, (identity) => there.has(identity)),
    returning,
  );
  return { key, file: path, carrier: live === null ? { ...wanted, Status: "Stopped" } : wanted, nodes };
}

/** Nodes are the same when the server calls them the same. */
function pairById({ carrier, nodes }: CompiledFlow, live: EmailFlow | null): Match {
  const liveNodes = live === null ? [] : nodesOf(live);
  const byId = new Map(liveNodes.map((node) => [identityOf(node), node]));
  const pairs = nodesOf(carrier).map((desired, index) => ({
    desired,
    authored: present(nodes[index], "the node of the backup"),
    live: desired.serverId === 0 ? undefined : byId.get(identityOf(desired)),
  }));
  const taken = new Set(pairs.map((pair) => pair.live));
  return { pairs, removed: liveNodes.filter((node) => !taken.has(node)) };
}

interface Ways {
  readonly backup: KeptFlow["backup"];
  readonly live: EmailFlow | null;
  readonly found: Match;
}

/** What going back does not bring back: people, the status, and ids of what was deleted. */
function lostFor({ backup, live, found }: Ways, people: People | undefined): readonly Diagnostic[] {
  const { name, carrier } = backup;
  const status = live?.Status ?? "Stopped";
  const moved = carrier.Status === status ? [] : [statusStays(undefined, name, wordOf(carrier.Status), wordOf(status))];
  const fresh = found.pairs.filter((pair) => pair.live === undefined);
  const names = fresh.map(({ desired, authored }) => authored.id ?? `${desired.kind} ${desired.type}`.trim());
  const renewal = fresh.length === 0 ? [] : [comesBackNew(undefined, name, live === null ? ["the whole flow"] : names)];
  return [...goneFrom(backup, live === null ? nobody : people), ...moved, ...renewal];
}

/** Who is in a flow that was deleted. */
const nobody = { total: 0 };

const wordOf = (status: string) => status.toLowerCase();

/** Nothing is said where nobody was inside, or where everybody still is. */
function goneFrom(
  { name, people: before, cancels }: KeptFlow["backup"],
  now: Pick<People, "total"> | undefined,
): readonly Diagnostic[] {
  const [then, inside] = [before?.total ?? null, now?.total ?? null];
  if (then === 0 || (before === null && cancels === null)) return [];
  if (then !== null && inside !== null && inside >= then && cancels === null) return [];
  const was = then === null ? "how many were in it then is not known" : `${counted(then)} in it then`;
  const ended = cancels === null ? "" : `, of whom ${counted(cancels)} cancelled`;
  const is =
    inside === null
      ? "how many are in it now is not known"
      : `${inside === 0 ? "nobody is" : inside === 1 ? "1 person is" : `${inside} people are`} in it now`;
  return [peopleAreGone(undefined, name, `${was}${ended}`, is)];
}

const counted = (count: number) => (count === 1 ? "1 person was" : `${count} people were`);
