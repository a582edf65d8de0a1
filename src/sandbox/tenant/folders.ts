import { type HierarchyDomain, hierarchyDomains } from "../../model/enums.ts";
import { type HierarchyEntity, noFolder } from "../../model/record.ts";
import { firstId } from "../id-ranges.ts";
import { isoText } from "../iso-text.ts";
import type { SandboxState } from "../state.ts";

/** The domain of that name or number, whatever its letter case. */
export function domainOf(text: unknown): HierarchyDomain | undefined {
  if (typeof text === "number") return hierarchyDomains[text];
  return hierarchyDomains.find((name) => name.toLowerCase() === String(text ?? "").toLowerCase());
}

/** Every folder of a domain, by id, without children. */
function allFolders({ store }: SandboxState, domain: HierarchyDomain): readonly HierarchyEntity[] {
  return (store.rows("hierarchy") as readonly unknown[] as readonly HierarchyEntity[]).filter(
    (folder) => folder.Domain === domain,
  );
}

/** The folders directly under a parent, with everything below them where it is wanted. */
export function foldersUnder(
  state: SandboxState,
  domain: HierarchyDomain,
  { parent, children }: { readonly parent: number; readonly children: boolean },
): readonly HierarchyEntity[] {
  const all = allFolders(state, domain);
  const under = (id: number): readonly HierarchyEntity[] =>
    all
      .filter((folder) => folder.ParentId === id)
      .map((folder) => ({ ...folder, Children: children ? under(folder.HierarchyId) : [] }));
  return under(parent);
}

const trimmed = (path: string) => path.replace(/^\/+|\/+$/g, "");

/** The folder at a path, "Onboarding/Trials"; ASSUMED: letter case does not count. */
export function folderAt(state: SandboxState, domain: HierarchyDomain, path: string): HierarchyEntity | undefined {
  const wanted = trimmed(path).toLowerCase();
  return allFolders(state, domain).find((folder) => (folder.Fullname ?? "").toLowerCase() === wanted);
}

/** Adds a folder below a parent; one of the same name that is there already is taken (ASSUMED). */
export function addFolder(
  state: SandboxState,
  domain: HierarchyDomain,
  { parent, name }: { readonly parent: HierarchyEntity | undefined; readonly name: string },
): HierarchyEntity {
  const path = parent === undefined ? name : `${parent.Fullname}/${name}`;
  const there = folderAt(state, domain, path);
  if (there !== undefined) return there;
  const id = state.store.nextId("hierarchy", firstId.hierarchy);
  const moment = isoText(state.now());
  const folder: HierarchyEntity = {
    ...noFolder,
    HierarchyId: id,
    Domain: domain,
    Name: name,
    Fullname: path,
    ParentId: parent?.HierarchyId ?? 0,
    Registered: moment,
    RegisteredAssociateId: state.user,
    Updated: moment,
    UpdatedAssociateId: state.user,
  };
  state.store.put("hierarchy", id, { ...folder });
  return folder;
}
