import { serverError } from "../diagnostic/target.ts";
import { type Call, call } from "../live/call.ts";
import { defaultsOf } from "../model/defaults.ts";
import type { EmailFlow } from "../model/email-flow.ts";
import type { WorkflowDefinitionStatus } from "../model/enums.ts";
import type { Connection } from "../model/http.ts";
import { invariant } from "../util/invariant.ts";
import { isObject, type JsonObject } from "../util/json.ts";
import { CannotTell } from "./probe.ts";

/** What a target answered: a value, or a refusal; without certainty the refusal may as well be an accident. */
export type Answer = { readonly json: unknown } | { readonly refused: string; readonly certain: boolean };

/** What a save came to. */
export type Saved = { readonly flow: EmailFlow } | { readonly refused: string; readonly certain: boolean };

/** The world of one probe: scratch flows that it made itself, and nothing else of the target. */
export interface Bench {
  readonly connection: Connection;
  readonly scratchName: string;
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** A person who may be put into scratch flows. */
  readonly person: number | undefined;
  /** Every scratch flow that was made here. */
  readonly made: ReadonlySet<number>;
  /** Any call of the Workflow agent that changes no flow but scratch flows. */
  readonly ask: (method: string, body?: unknown) => Promise<Answer>;
  /** A new scratch flow as it is read back. */
  readonly create: (own?: JsonObject) => Promise<EmailFlow>;
  readonly tryCreate: (own?: JsonObject) => Promise<Saved>;
  readonly save: (flow: JsonObject) => Promise<EmailFlow>;
  readonly trySave: (flow: JsonObject) => Promise<Saved>;
  readonly read: (emailFlowId: number) => Promise<EmailFlow>;
  readonly setStatus: (flow: EmailFlow, status: WorkflowDefinitionStatus) => Promise<Answer>;
  /** Starts a scratch flow; it has no trigger, and whoever is put in waits for a day far away. */
  readonly start: (flow: EmailFlow) => Promise<void>;
  readonly copy: (flow: EmailFlow) => Promise<EmailFlow>;
}

/** What a bench is made of; `next` counts the scratch flows of the whole run. */
export type BenchWorld = Pick<Bench, "connection" | "scratchName" | "sleep" | "person"> & {
  readonly next: () => number;
};

const agent = "/v1/Agents/Workflow";

export function openBench(world: BenchWorld): Bench {
  const { connection, scratchName } = world;
  const made = new Set<number>();
  const ask: Bench["ask"] = (method, body) =>
    request(connection, { name: method, path: `${agent}/${method}`, ...(body === undefined ? {} : { body }) });
  const read: Bench["read"] = async (id) => flowOf(answered(await ask(`GetEmailFlow?emailFlowId=${id}`)));
  const trySave: Bench["trySave"] = async (flow) => {
    const isNew = flow.EmailFlowId === 0;
    invariant(isNew || made.has(Number(flow.EmailFlowId)), "a probe saves its own flows alone");
    const answer = await ask("SaveEmailFlow", flow);
    if ("refused" in answer) return answer;
    if (answer.json === null) return { refused: "SaveEmailFlow was answered with null.", certain: false };
    const { EmailFlowId } = flowOf(answer.json);
    made.add(EmailFlowId);
    return { flow: await read(EmailFlowId) };
  };
  const tryCreate: Bench["tryCreate"] = (own = {}) =>
    trySave({ ...defaultsOf("flow"), ...own, EmailFlowId: 0, Name: `${scratchName} ${world.next()}` });
  const save: Bench["save"] = async (flow) => savedFlow(await trySave(flow));
  const setStatus: Bench["setStatus"] = ({ EmailFlowId }, Status) => {
    invariant(made.has(EmailFlowId), "a probe starts its own flows alone");
    return ask("SetStatusOnWorkflow", { EmailFlowId, Status });
  };
  return {
    ...world,
    made,
    ask,
    read,
    trySave,
    tryCreate,
    save,
    setStatus,
    create: async (own) => savedFlow(await tryCreate(own)),
    start: async (flow) => {
      answered(await setStatus(flow, "Running"));
      const { Status } = await read(flow.EmailFlowId);
      if (Status !== "Running") throw new CannotTell(`A scratch flow that was started is ${Status}.`);
    },
    copy: async ({ EmailFlowId }) => {
      const NewName = `${scratchName} ${world.next()}`;
      const id = Number(answered(await ask("CopyEmailFlow", { EmailFlowId, NewName })));
      if (!(id > 0)) throw new CannotTell("CopyEmailFlow did not answer with an id.");
      made.add(id);
      return read(id);
    },
  };
}

/** One call; what is neither a value nor a refusal says nothing about an assumption. */
export async function request(connection: Connection, asked: Call): Promise<Answer> {
  const answer = await call(connection, asked);
  if (!("failed" in answer)) return answer;
  const { diagnostic, sent } = answer.failed;
  if (diagnostic.code !== serverError.code) throw new CannotTell(diagnostic.detail, diagnostic);
  return { refused: diagnostic.detail, certain: !sent };
}

/** The value, where a refusal says nothing. */
export function answered(answer: Answer): unknown {
  if ("refused" in answer) throw new CannotTell(answer.refused);
  return answer.json;
}

function savedFlow(saved: Saved): EmailFlow {
  if ("refused" in saved) throw new CannotTell(saved.refused);
  return saved.flow;
}

/** The flow as it was answered: not decoded, for that would hide what is probed. */
function flowOf(json: unknown): EmailFlow {
  const lists = isObject(json) ? [json.Steps, json.Triggers, json.Goals] : [];
  const isFlow = isObject(json) && Number(json.EmailFlowId) > 0 && lists.every(Array.isArray);
  if (!isFlow) throw new CannotTell("A call was answered with something that is no flow.");
  return json as unknown as EmailFlow;
}
