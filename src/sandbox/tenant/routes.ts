import { type Handler, json, type Routes } from "../state.ts";
import { folderRoutes } from "./folder-routes.ts";
import { principal } from "./principal.ts";
import { endpoints, version } from "./version.ts";

const whoAmI: Handler = (state) => json(principal(state));

/** What a tenant tells about itself, its users and its folders. */
export const tenantRoutes: Routes = {
  "GET ": () => json(version),
  "GET /": () => json(version),
  "GET /v1": () => json(endpoints),
  "GET /v1/User/currentPrincipal": whoAmI,
  "GET /v1/User/current": whoAmI,
  ...folderRoutes,
};
