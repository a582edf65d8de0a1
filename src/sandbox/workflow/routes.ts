import type { Routes } from "../state.ts";
import { contentRoutes } from "./agent/content-routes.ts";
import { eventRoutes } from "./agent/event-routes.ts";
import { flowRoutes } from "./agent/flow-routes.ts";
import { partRoutes } from "./agent/part-routes.ts";
import { participantRoutes } from "./agent/participant-routes.ts";
import { stepRoutes } from "./agent/step-routes.ts";

const methods: Routes = {
  ...flowRoutes,
  ...stepRoutes,
  ...partRoutes,
  ...participantRoutes,
  ...contentRoutes,
  ...eventRoutes,
};

/** The Workflow agent, all thirty-five methods (superoffice-api.md C1). */
export const workflowRoutes: Routes = Object.fromEntries(
  Object.entries(methods).map(([method, handler]) => [`POST /v1/Agents/Workflow/${method}`, handler]),
);
