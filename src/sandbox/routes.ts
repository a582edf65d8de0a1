import { archiveRoutes } from "./archives/routes.ts";
import { foreignSystemRoutes } from "./foreign-system/routes.ts";
import { listRoutes } from "./lists/routes.ts";
import type { Routes } from "./state.ts";
import { tenantRoutes } from "./tenant/routes.ts";
import { workflowRoutes } from "./workflow/routes.ts";

/** Every route of the API that the sandbox answers. */
export const routes: Routes = {
  ...archiveRoutes,
  ...foreignSystemRoutes,
  ...listRoutes,
  ...tenantRoutes,
  ...workflowRoutes,
};
