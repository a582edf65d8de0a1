import type { HttpRequest } from "../model/http.ts";

/** The agent methods that change nothing on the server, although they are POST (superoffice-api.md C1, E1, E2, F; superoffice-conditions.md D.3). */
const readMethods: Readonly<Record<string, ReadonlySet<string>>> = {
  Workflow: new Set([
    "GetEmailFlow",
    "GetWorkflowStep",
    "GetWorkflowTrigger",
    "GetWorkflowGoal",
    "GetWorkflowStepOption",
    "GetWorkflowWaitForAction",
    "GetWorkflowFencingInfo",
    "CreateDefaultEmailFlow",
    "CreateDefaultWorkflowStepFromType",
    "CreateDefaultWorkflowStepOptionFromType",
    "CreateDefaultWorkflowTrigger",
    "CreateDefaultWorkflowGoal",
    "CreateDefaultWorkflowWaitForAction",
    "CreateDefaultWorkflowFilter",
  ]),
  ForeignSystem: new Set([
    "GetAppByName",
    "GetApplicationDevices",
    "GetApplicationKeys",
    "GetDeviceByName",
    "GetDeviceByIdentifier",
    "GetDeviceKeys",
    "GetDeviceKeysOnDeviceIdentifier",
    "GetKey",
    "GetKeyValue",
    "GetKeyOnDeviceIdentifier",
    "GetKeyValueOnDeviceIdentifier",
    "GetKeyByValue",
    "GetKeyByValueAndIdentifier",
  ]),
  MDO: new Set(["GetList", "GetListWithRestriction", "GetListItem", "GetSimpleList", "GetListNames"]),
  Archive: new Set(["GetArchiveListByColumns2", "GetAvailableColumns"]),
  List: new Set(["GetAllInDomain", "GetHierarchyFromPath", "GetHierarchyEntity"]),
};

const agentMethod = /^\/v1\/Agents\/([A-Za-z]+)\/([A-Za-z0-9]+)(?:\?|$)/;

/** Whether repeating the request is harmless. What is not in the table counts as a write. */
export function isRead({ method, path }: HttpRequest): boolean {
  if (method === "GET") return true;
  const [, agent = "", name = ""] = agentMethod.exec(path) ?? [];
  return method === "POST" && (readMethods[agent]?.has(name) ?? false);
}
