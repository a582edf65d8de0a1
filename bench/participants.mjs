import { appendFileSync, readFileSync } from "node:fs";

/** Above every id that the sandbox has given. */
const firstInstance = 800_000_000;

/**
 * Puts people into the flows of a store that nobody has open, evenly on all their steps. They are written as the
 * sandbox itself writes them, a line each, and belong together: enrolling them one by one would take hours.
 */
export function seedParticipants(store, count, isMeant = isGenerated) {
  const flows = flowsOf(readFileSync(store, "utf8")).filter(isMeant);
  const lines = Array.from({ length: count }, (_, index) => {
    const flow = flows[index % flows.length];
    const steps = stepsOf(flow.Steps);
    return lineOf(firstInstance + index, flow.EmailFlowId, steps[Math.floor(index / flows.length) % steps.length]);
  });
  appendFileSync(store, `${lines.join("")}.\n`);
}

const isGenerated = ({ Name }) => Name.startsWith("Journey ");

/** The flows, as the last line about each of them has them. */
function flowsOf(log) {
  const flows = new Map();
  for (const [, id, json] of log.matchAll(/^\+email_flow (\d+) (.*)$/gm)) flows.set(id, JSON.parse(json));
  return [...flows.values()];
}

function stepsOf(steps) {
  return steps.flatMap(({ WorkflowStepId, Options = [] }) => [
    WorkflowStepId,
    ...Options.flatMap((option) => stepsOf(option.Steps)),
  ]);
}

function lineOf(id, emailFlowId, stepId) {
  const row = {
    WorkflowInstanceId: id,
    EmailFlowId: emailFlowId,
    WorkflowId: 0,
    PersonId: id,
    Status: "Active",
    CurrentStepId: stepId,
    WaitUntil: null,
    StepStarted: "2026-11-20T08:00:00Z",
    DropoutReason: "",
  };
  return `+workflow_instance ${id} ${JSON.stringify(row)}\n`;
}
