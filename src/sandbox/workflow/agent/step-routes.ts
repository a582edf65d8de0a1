import { workflowSplitOptionTypes, workflowStepTypes } from "../../../model/enums.ts";
import { valueAt } from "../../../source/pointer.ts";
import { type Handler, json, type Routes } from "../../state.ts";
import type { Row } from "../../store.ts";
import { choiceOf } from "../carrier/choice.ts";
import { answeredDefault, defaultCarrier } from "../defaults.ts";
import { editList } from "../edit-lists.ts";
import { locate } from "../locate.ts";
import { refused } from "../refused.ts";
import { saveEmailFlow } from "../save/save-email-flow.ts";
import { answer } from "./answer.ts";
import { bodyArguments } from "./arguments.ts";

/** What a fresh step has beside its plain defaults: the first is DOCUMENTED (superoffice-api.md C3), the second A3. */
const freshSteps: Readonly<Record<string, Row>> = {
  WaitForTime: { Until: null },
  Split: { Options: [defaultCarrier("option", "None")] },
};

const createDefaultStep: Handler = (state, call) => {
  const { StepType } = bodyArguments(call, ["StepType"]);
  const type = choiceOf(StepType, workflowStepTypes);
  if (type === undefined) return refused(`${JSON.stringify(StepType)} is not a known StepType.`);
  return json({ ...answeredDefault(state, "step", type), ...freshSteps[type] });
};

const createDefaultOption: Handler = (state, call) => {
  const { OptionType } = bodyArguments(call, ["OptionType"]);
  const type = choiceOf(OptionType, workflowSplitOptionTypes);
  if (type === undefined) return refused(`${JSON.stringify(OptionType)} is not a known OptionType.`);
  return json(answeredDefault(state, "option", type));
};

const getStep: Handler = (state, call) => {
  const { WorkflowStepId } = bodyArguments(call, ["WorkflowStepId"]);
  return answer(call, locate(state, "step", Number(WorkflowStepId ?? 0))?.node.value);
};

const getOption: Handler = (state, call) => {
  const { WorkflowStepOptionId } = bodyArguments(call, ["WorkflowStepOptionId"]);
  return answer(call, locate(state, "option", Number(WorkflowStepOptionId ?? 0))?.node.value);
};

/** DOCUMENTED (superoffice-api.md C1): the step comes after another one, and the rest moves down. */
const addAfterStep: Handler = (state, call) => {
  const { WorkflowStepId, SubStep } = bodyArguments(call, ["WorkflowStepId", "SubStep"]);
  const found = locate(state, "step", Number(WorkflowStepId ?? 0));
  if (found === undefined) return refused(`There is no step with WorkflowStepId ${WorkflowStepId}.`);
  const { pointer, index } = found.node;
  const list = pointer.slice(0, -1);
  const posted = editList(found.flow, list, (steps) => steps.toSpliced(index + 1, 0, (SubStep ?? {}) as Row));
  const saved = saveEmailFlow(state, posted);
  if ("error" in saved) return saved;
  return answer(call, valueAt(saved.value, [...list, index + 1]));
};

/** Steps and branches. */
export const stepRoutes: Routes = {
  CreateDefaultWorkflowStepFromType: createDefaultStep,
  CreateDefaultWorkflowStepOptionFromType: createDefaultOption,
  GetWorkflowStep: getStep,
  GetWorkflowStepOption: getOption,
  AddAfterWorkflowStep: addAfterStep,
};
