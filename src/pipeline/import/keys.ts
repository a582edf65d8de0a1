import { idOf, uniqueIds } from "../../decompile/ids.ts";
import type { ListedFlow } from "../../live/flows.ts";

/** What Windows takes for a device whatever stands behind the dot. */
const device = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

/**
 * A key for each flow, made of its name, that no other flow of the project has; a flow that the project managed
 * before gets its old key again.
 */
export function keysFor(
  flows: readonly ListedFlow[],
  { taken, former }: { readonly taken: readonly string[]; readonly former: ReadonlyMap<number, string> },
): ReadonlyMap<number, string> {
  const unique = uniqueIds([...taken, ...former.values()]);
  return new Map(
    flows.map(({ emailFlowId, name }) => [
      emailFlowId,
      former.get(emailFlowId) ?? unique(device.test(idOf(name)) ? `flow ${name}` : name, `flow-${emailFlowId}`),
    ]),
  );
}

/** The path of a flow's file: its folder in SuperOffice as a folder, in letters that every system can write. */
export function pathFor(root: string, folder: unknown, key: string): string {
  const parts = typeof folder === "string" ? folder.split("/").map((part) => idOf(part)) : [];
  const safe = parts.filter((part) => part !== "").map((part) => (device.test(part) ? `${part}-folder` : part));
  return [...(root === "." || root === "" ? [] : [root]), ...safe, `${key}.flow.yaml`].join("/");
}
