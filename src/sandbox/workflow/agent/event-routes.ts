import { isoText } from "../../iso-text.ts";
import { type Handler, json, type Routes } from "../../state.ts";
import { readNames } from "../carrier/posted.ts";
import { run } from "../engine/run.ts";
import { refused } from "../refused.ts";
import { answer } from "./answer.ts";
import { bodyArguments } from "./arguments.ts";

const eventTypes = new Set([
  "None",
  "Run",
  "PersonCreated",
  "PersonUpdated",
  "AddedToProject",
  "CreatedRequest",
  "LinkClicked",
  "AddedToSelection",
  "FormSubmitted",
  "AddedMessage",
  "StartedChat",
  "OrderPlaced",
  "SaleCreated",
  "SaleSold",
  "SaleLost",
]);

const defaultEvent = { EventType: "None", Attributes: "", TableRight: null, FieldProperties: {} };

/** ASSUMED: an event is acknowledged; but for Run nobody documents what its attributes hold, so nobody is enrolled. */
const sendEvent: Handler = (state, call) => {
  const { WorkflowEvent } = bodyArguments(call, ["WorkflowEvent"]);
  const { EventType = "None" } = readNames(WorkflowEvent, ["EventType", "Attributes"], state);
  if (!eventTypes.has(String(EventType))) return refused(`${JSON.stringify(EventType)} is not a known EventType.`);
  if (EventType === "Run") run(state);
  return answer(call, { ...defaultEvent, EventType });
};

/** The engine's own methods. */
export const eventRoutes: Routes = {
  CreateDefaultWorkflowEvent: () => json(defaultEvent),
  CreateDefaultWorkflowEventResult: () => json(defaultEvent),
  SendEvent: sendEvent,
  Run: (state) => {
    run(state);
    return json(isoText(state.now()));
  },
};
