import { createRequire } from "node:module";

/** The official client. Its ESM build names files without their endings, which Node does not find; its CommonJS build works. */
const client: typeof import("@superoffice/webapi") = createRequire(import.meta.url)("@superoffice/webapi");

export const { WebApi, WorkflowAgent } = client;
