import { describe, expect, test } from "vitest";
import type { Assumption } from "../../src/model/assumptions.ts";
import type { EmailFlow } from "../../src/model/email-flow.ts";
import type { SplitStep } from "../../src/model/step.ts";
import { type Agent, type Options, openAgent, split, wait } from "./workflow-agent.ts";

/** One assumption's probe: what is seen when it holds, and what when it does not. */
interface Probe {
  readonly id: Assumption;
  readonly options?: Options;
  readonly look: (agent: Agent) => Promise<unknown>;
  readonly holds: unknown;
  readonly otherwise: unknown;
}

const stepIds = ({ Steps }: EmailFlow) => Steps.map(({ WorkflowStepId }) => WorkflowStepId);
const isSaved = async (agent: Agent, flow: unknown) => (await agent.ask("SaveEmailFlow", flow)).status === 200;

const peopleIn = ({ EmailFlowId }: EmailFlow) =>
  `EmailFlowInstances?$select=workflowInstanceCurrentStepId&$filter=emailFlow/emailFlowId eq ${EmailFlowId} and workflowInstanceStatus eq 2`;

const probes: readonly Probe[] = [
  {
    id: "A1",
    look: async (agent) => {
      const flow = await agent.save({
        Name: "A",
        Steps: [wait(1), split([wait(2)])],
        Goals: [{ GoalType: "HadChat" }],
      });
      const after = await agent.save({ ...flow, Steps: [flow.Steps[0]], Goals: [] });
      return { steps: after.Steps.length, goals: after.Goals.length };
    },
    holds: { steps: 1, goals: 0 },
    otherwise: { steps: 2, goals: 1 },
  },
  {
    id: "A2",
    look: async (agent) => {
      const flow = await agent.save({ Name: "A", Steps: [wait(1), wait(2)] });
      const after = await agent.save({ ...flow, Steps: flow.Steps.toReversed() });
      return stepIds(after).toReversed().join() === stepIds(flow).join();
    },
    holds: true,
    otherwise: false,
  },
  {
    id: "A3",
    look: async (agent) => {
      const { Steps } = await agent.save({
        Name: "A",
        Steps: [{ StepType: "Split", Options: [{ OptionType: "PersonData" }, { OptionType: "None" }] }],
      });
      return (Steps[0] as SplitStep).Options.map(({ OptionType, Rank }) => `${OptionType} ${Rank}`);
    },
    holds: ["PersonData 1", "None 2"],
    otherwise: ["None 1", "PersonData 2"],
  },
  {
    id: "A4",
    look: async (agent) => {
      const target = await agent.save({ Name: "Target", Steps: [wait(1)] });
      const WorkflowId = target.Steps[0]?.WorkflowId;
      return {
        emailFlowId: await isSaved(agent, { Name: "A", ExitFlowId: target.EmailFlowId }),
        workflowId: await isSaved(agent, { Name: "A", ExitFlowId: WorkflowId, RemoveFromFlows: [WorkflowId] }),
      };
    },
    holds: { emailFlowId: true, workflowId: false },
    otherwise: { emailFlowId: false, workflowId: true },
  },
  {
    id: "A5",
    look: async (agent) => {
      const flow = await agent.save({ Name: "A", Steps: [wait(1)] });
      await agent.setStatus(flow.EmailFlowId, "Running");
      return isSaved(agent, { ...flow, Description: "new" });
    },
    holds: false,
    otherwise: true,
  },
  {
    id: "A6",
    look: async (agent) => {
      const flow = await agent.save({ Name: "A" });
      return (await agent.save({ ...flow, Status: "Running" })).Status;
    },
    holds: "Stopped",
    otherwise: "Running",
  },
  {
    id: "A7",
    look: async (agent) => (await agent.save({ Name: "A", Steps: [wait(1), wait(2)] })).Steps.map(({ Rank }) => Rank),
    holds: [1, 2],
    otherwise: [0, 1],
  },
  {
    id: "A8",
    look: async (agent) => {
      const flow = await agent.save({ Name: "A", Steps: [{ StepType: "Split", SplitOptionType: "LinkClicked" }] });
      return (await agent.save(flow)).Steps.map((step) => (step as SplitStep).ShipmentId);
    },
    holds: [0],
    otherwise: [-1],
  },
  {
    id: "A10",
    look: async (agent) => {
      const flow = await agent.save({ Name: "A" });
      agent.clock.now = "2027-01-01T00:00:00Z";
      return (await agent.save(flow)).UpdatedDate;
    },
    holds: "2027-01-01T00:00:00Z",
    otherwise: "2026-11-24T08:00:00Z",
  },
  {
    id: "A11",
    look: async (agent) => {
      const step = { ...wait(1), Colour: "red" };
      const flow = await agent.save({ Name: "A", Mood: { good: true }, Steps: [step] });
      return [flow, flow.Steps[0]].map((node) =>
        Object.entries({ ...node }).find(([name]) => /Mood|Colour/.test(name)),
      );
    },
    holds: [undefined, undefined],
    otherwise: [
      ["Mood", { good: true }],
      ["Colour", "red"],
    ],
  },
  {
    id: "A12",
    look: async (agent) => {
      const flow = await agent.save({
        Name: "A",
        Description: "old",
        Goals: [{ GoalType: "HadChat" }],
        Steps: [wait(2)],
      });
      const { EmailFlowId, Name, Steps } = flow;
      const step = { StepType: "WaitForTime", WorkflowStepId: Steps[0]?.WorkflowStepId };
      const after = await agent.save({ EmailFlowId, Name, Goals: null, Steps: [step] });
      return [
        after.Description,
        after.Goals.length,
        after.Steps.map((wait) => "NumIntervals" in wait && wait.NumIntervals),
      ];
    },
    holds: ["", 0, [0]],
    otherwise: ["old", 1, [2]],
  },
  {
    id: "A13",
    look: (agent) => isSaved(agent, { Name: "A", FromType: "Nobody" }),
    holds: false,
    otherwise: true,
  },
  {
    id: "A14",
    look: (agent) => isSaved(agent, { Name: "A", Steps: [{ StepType: "SendEmail", ShipmentId: 5 }] }),
    holds: false,
    otherwise: true,
  },
  {
    id: "A15",
    look: (agent) => isSaved(agent, { Name: "A", Steps: [{ ...wait(1), WorkflowStepId: 1 }] }),
    holds: false,
    otherwise: true,
  },
  {
    id: "A16",
    look: async (agent) => {
      const { Associate, TzLocation, VisibleFor } = await agent.save({ Name: "A" });
      return [Associate.FullName, TzLocation.TZLocationCities, VisibleFor.length];
    },
    holds: ["Anna Berg", "Oslo", 1],
    otherwise: ["", "", 0],
  },
  {
    id: "A17",
    look: async (agent) => {
      const flow = await agent.save({ Name: "A", Steps: [{ StepType: "RunScript" }, wait(1)] });
      const person = agent.stand(flow, flow.Steps[0]?.WorkflowStepId ?? 0);
      await agent.save({ ...flow, Steps: [flow.Steps[1]] });
      return agent.store.get("workflow_instance", person)?.Status;
    },
    holds: "Active",
    otherwise: "Cancelled",
  },
  {
    id: "A18",
    look: async (agent) => {
      const { EmailFlowId } = await agent.save({ Name: "A", Steps: [wait(1)] });
      await agent.setStatus(EmailFlowId, "Running");
      return (await agent.setStatus(EmailFlowId, "Stopped")).status;
    },
    holds: 200,
    otherwise: 400,
  },
  {
    id: "A19",
    look: async (agent) => {
      const flow = await agent.save({ Name: "A", Triggers: [{ TriggerType: "PersonCreated" }], Steps: [wait(1)] });
      const copy = await agent.ask("CopyEmailFlow", { EmailFlowId: flow.EmailFlowId, NewName: "B" });
      const { Triggers, Steps } = await agent.read(Number(copy.json));
      return [Triggers.length, Steps.length];
    },
    holds: [1, 1],
    otherwise: [0, 1],
  },
  {
    id: "A20",
    look: async (agent) => {
      const { EmailFlowId } = await agent.save({ Name: "A" });
      return (await agent.setStatus(EmailFlowId, "Paused")).status;
    },
    holds: 400,
    otherwise: 200,
  },
  {
    id: "A21",
    look: async (agent) => {
      const flow = await agent.save({ Name: "A", Steps: [wait(1)] });
      await agent.setStatus(flow.EmailFlowId, "Running");
      const WorkflowInstanceIds = [agent.stand(flow, flow.Steps[0]?.WorkflowStepId ?? 0)];
      const removal = { EmailFlowId: flow.EmailFlowId, WorkflowInstanceIds };
      return (await agent.ask("RemoveParticipantsFromEmailFlow", removal)).status;
    },
    holds: 400,
    otherwise: 204,
  },
  {
    id: "A22",
    look: (agent) => agent.ask("SaveEmailFlow", { Name: "" }).then(({ status, json }) => [status, json === null]),
    holds: [400, false],
    otherwise: [200, true],
  },
  {
    id: "A23",
    look: async (agent) => {
      const flow = (await agent.ask("CreateDefaultEmailFlow")).json as EmailFlow;
      const step = (await agent.ask("CreateDefaultWorkflowStepFromType", { StepType: "Split" })).json as SplitStep;
      return [flow.StartOnlyOnce, step.ExitFlow];
    },
    holds: [true, false],
    otherwise: [false, true],
  },
  {
    id: "A24",
    look: (agent) => isSaved(agent, { Name: "A", Associate: { AssociateId: 10 } }),
    holds: true,
    otherwise: false,
  },
  {
    id: "A25",
    look: async (agent) => {
      const flow = await agent.save({ Name: "A" });
      return isSaved(agent, { ...flow, UpdatedDate: "2026-11-24T07:59:59Z" });
    },
    holds: true,
    otherwise: false,
  },
  {
    id: "A26",
    look: async (agent) => (await agent.save({ Name: "A", Description: " <b>x</b> " })).Description,
    holds: " <b>x</b> ",
    otherwise: "x",
  },
  {
    id: "A27",
    look: async (agent) => {
      const group = { Restrictions: [{ Name: "firstName", Operator: "begins", Values: ["x"] }] };
      const { Filter } = await agent.save({ Name: "A", Filter: { RestrictionGroups: [group, group] } });
      return Filter.RestrictionGroups.length;
    },
    holds: 2,
    otherwise: 1,
  },
  {
    id: "A28",
    look: async (agent) => {
      const flow = await agent.save({ Name: "A", Steps: [wait(1), { StepType: "RunScript" }] });
      agent.stand(flow, flow.Steps[0]?.WorkflowStepId ?? 0);
      const [row] = (await agent.rows(peopleIn(flow))) as readonly Record<string, unknown>[];
      return stepIds(flow).indexOf(Number(row?.workflowInstanceCurrentStepId));
    },
    holds: 0,
    otherwise: 1,
  },
  {
    id: "A29",
    look: async (agent) => agent.rows(peopleIn(await agent.save({ Name: "A", Steps: [wait(1)] }))),
    holds: [],
    otherwise: 400,
  },
  {
    id: "A30",
    options: { maximumActiveFlows: Number.POSITIVE_INFINITY },
    look: async (agent) => (await agent.ask("GetWorkflowFencingInfo")).json,
    holds: expect.objectContaining({ Maximum: 0, HasReachedMaximum: false }),
    otherwise: expect.objectContaining({ Maximum: 2_147_483_647, HasReachedMaximum: false }),
  },
];

describe.each(probes)("$id", ({ id, look, holds, otherwise, options }) => {
  test("holds unless it is told otherwise", async () => {
    expect(await look(openAgent(options))).toEqual(holds);
  });

  test("can be the other way", async () => {
    expect(await look(openAgent({ ...options, otherwise: [id] }))).toEqual(otherwise);
  });
});
