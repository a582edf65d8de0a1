import type { HierarchyDomain } from "../../model/enums.ts";
import { isObject } from "../../util/json.ts";
import { withNames } from "../body.ts";
import { type Call, type Handler, json, type Reply, type Routes, refusal, type SandboxState } from "../state.ts";
import { folderById } from "../world/lookup.ts";
import { addFolder, domainOf, folderAt, foldersUnder } from "./folders.ts";

/** Where in the tree of folders a call points, and what it sent. */
interface Place {
  readonly domain: HierarchyDomain;
  readonly path: string;
  readonly children: boolean;
  readonly name: string;
}

type Answer = (state: SandboxState, place: Place) => Reply;

const isTrue = (value: unknown) => /^(true|1)$/i.test(String(value ?? ""));

/** DOCUMENTED: a folder's name has at most 128 characters (superoffice-api.md D, hierarchy). */
const longestName = 128;

/** A REST route: domain and path stand in the address, a new folder's name in the body. */
const rest =
  (answer: Answer): Handler =>
  (state, { parameters, query, body }) => {
    const domain = domainOf(parameters.domain);
    if (domain === undefined) return refusal(400, `There is no domain named ${parameters.domain}.`);
    const name = isObject(body) ? withNames(body, ["Name"]).Name : body;
    return answer(state, {
      domain,
      path: parameters.path ?? "",
      children: isTrue(query.get("children") ?? "true"),
      name: String(name ?? ""),
    });
  };

/** A method of the List agent: everything stands in the body. */
const agent =
  (answer: Answer): Handler =>
  (state, { body }) => {
    const { Domain, Path, Children, Name } = withNames(body, ["Domain", "Path", "Children", "Name"]);
    const domain = domainOf(Domain);
    if (domain === undefined) return refusal(400, `There is no domain named ${Domain}.`);
    return answer(state, { domain, path: String(Path ?? ""), children: isTrue(Children), name: String(Name ?? "") });
  };

const all: Answer = (state, { domain, children }) => json(foldersUnder(state, domain, { parent: 0, children }));

const atPath: Answer = (state, { domain, path, children }) => {
  const folder = folderAt(state, domain, path);
  if (folder === undefined) return json(null);
  const below = children ? foldersUnder(state, domain, { parent: folder.HierarchyId, children }) : [];
  return json({ ...folder, Children: below });
};

const add: Answer = (state, { domain, path, name }) => {
  if (name === "" || name.includes("/")) return refusal(400, "A folder needs a name without slashes.");
  if (name.length > longestName) return refusal(400, `A folder's name has at most ${longestName} characters.`);
  const parent = folderAt(state, domain, path);
  if (parent === undefined && path.replaceAll("/", "") !== "") return refusal(400, `There is no folder ${path}.`);
  return json(addFolder(state, domain, { parent, name }));
};

/** DOCUMENTED: an unknown thing is 404 in REST, null in agents (superoffice-api.md B1). */
const orNotFound =
  (answer: Answer): Answer =>
  (state, place) => {
    const reply = answer(state, place);
    const missing = "json" in reply && reply.json === null;
    return missing ? refusal(404, `There is no folder ${place.path}.`, "SoNotFoundException") : reply;
  };

const byId: Handler = (state, { query }: Call) => {
  const id = [...query].find(([name]) => name.toLowerCase() === "hierarchyentityid")?.[1];
  return json(folderById(state, Number(id)) ?? null);
};

/** DOCUMENTED: routes and methods (superoffice-api.md E2, Folder). ASSUMED: a new folder's name is sent alone or as `Name`. */
export const folderRoutes: Routes = {
  "GET /v1/Hierarchy/{domain}": rest(all),
  "POST /v1/Hierarchy/{domain}": rest(add),
  "GET /v1/Hierarchy/{domain}/{path*}": rest(orNotFound(atPath)),
  "POST /v1/Hierarchy/{domain}/{path*}": rest(add),
  "POST /v1/Agents/List/GetAllInDomain": agent(all),
  "POST /v1/Agents/List/GetHierarchyFromPath": agent(atPath),
  "POST /v1/Agents/List/AddHierarchyToPath": agent(add),
  "POST /v1/Agents/List/GetHierarchyEntity": byId,
};
