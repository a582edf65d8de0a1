import type { ListReference } from "./context.ts";

/** The list of the folders that hold flows. */
export const flowFolders: ListReference = { list: "hierarchy", additional: "domain=EmailFlows&fullname=True" };
