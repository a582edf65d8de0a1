import type { Assumption } from "../../src/model/assumptions.ts";
import type { EmailFlow } from "../../src/model/email-flow.ts";
import { createSandbox } from "../../src/sandbox/sandbox.ts";
import { openStore, type Row, type Store } from "../../src/sandbox/store.ts";
import { listRows } from "../../src/sandbox/world/list-row.ts";

/** What a call came to: the status and the body's JSON; undefined where there is no body. */
export interface Answer {
  readonly status: number;
  readonly json: unknown;
}

/** The Workflow agent of a sandbox of its own, and a clock that the test moves. */
export interface Agent {
  readonly store: Store;
  readonly clock: { now: string };
  ask(method: string, body?: unknown): Promise<Answer>;
  /** Saves a flow and expects it to succeed. */
  save(flow: unknown): Promise<EmailFlow>;
  read(emailFlowId: number): Promise<EmailFlow>;
  /** The rows of an archive; the status when it is refused. */
  rows(query: string): Promise<unknown>;
  /** The message of a refused save. */
  refusal(flow: unknown): Promise<string>;
  setStatus(emailFlowId: number, status: string): Promise<Answer>;
  /** The id of a record of a list. */
  id(list: string, name: string): number;
  /** Puts a person on a step and gives the participation's id. */
  stand(flow: EmailFlow, stepId: number): number;
}

export interface Options {
  readonly otherwise?: readonly Assumption[];
  readonly maximumActiveFlows?: number;
}

export function openAgent(options: Options = {}): Agent {
  const store = openStore();
  const clock = { now: "2026-11-24T08:00:00Z" };
  const send = createSandbox({
    store,
    now: () => new Date(clock.now),
    otherwise: new Set(options.otherwise),
    ...(options.maximumActiveFlows === undefined ? {} : { maximumActiveFlows: options.maximumActiveFlows }),
  });
  const ask = async (method: string, body: unknown = null): Promise<Answer> => {
    const path = `/v1/Agents/Workflow/${method}`;
    const answer = await send({ method: "POST", path, headers: {}, body: JSON.stringify(body) });
    return { status: answer.status, json: answer.body === "" ? undefined : JSON.parse(answer.body) };
  };
  let people = 0;
  const agent: Agent = {
    store,
    clock,
    ask,
    save: async (flow) => {
      const { status, json } = await ask("SaveEmailFlow", flow);
      if (status !== 200) throw new Error(`refused: ${JSON.stringify(json)}`);
      return json as EmailFlow;
    },
    read: async (emailFlowId) => (await ask(`GetEmailFlow?emailFlowId=${emailFlowId}`)).json as EmailFlow,
    rows: async (query) => {
      const answer = await send({ method: "GET", path: `/v1/Archive/${query}`, headers: {}, body: "" });
      return answer.status === 200 ? (JSON.parse(answer.body) as { value: unknown }).value : answer.status;
    },
    refusal: async (flow) => {
      const { status, json } = await ask("SaveEmailFlow", flow);
      return status === 400 ? String((json as Row).Message) : `status ${status}`;
    },
    setStatus: (EmailFlowId, Status) => ask("SetStatusOnWorkflow", { EmailFlowId, Status }),
    id: (list, name) => {
      const row = listRows({ store } as Parameters<typeof listRows>[0], list).find(({ Name }) => Name === name);
      if (row === undefined) throw new Error(`${name} is not in ${list}`);
      return row.Id;
    },
    stand: (flow, stepId) => {
      const id = 950_000 + people++;
      store.put("workflow_instance", id, {
        WorkflowInstanceId: id,
        EmailFlowId: flow.EmailFlowId,
        WorkflowId: flow.Steps[0]?.WorkflowId,
        PersonId: store.ids("person").at(-people),
        Status: "Active",
        CurrentStepId: stepId,
        WaitUntil: null,
        StepStarted: clock.now,
        DropoutReason: "",
      });
      return id;
    },
  };
  return agent;
}

/** A wait of some days; a step that needs nothing else. */
export const wait = (days: number): Row => ({
  StepType: "WaitForTime",
  TimeWaitAlgorithm: "NumIntervals",
  NumIntervals: days,
  IntervalType: "Days",
});

/** A split with one branch that nobody is a member of, and everyone else. */
export const split = (inBranch: readonly unknown[], inElse: readonly unknown[] = []): Row => ({
  StepType: "Split",
  SplitOptionType: "SelectionMembership",
  Options: [
    { OptionType: "SelectionMembership", Name: "Members", Steps: inBranch },
    { OptionType: "None", Steps: inElse },
  ],
});
