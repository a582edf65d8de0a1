import {
  removedChoices,
  signInKinds,
  standardConfig,
  standardRequestsPerSecond,
  standardSettleSeconds,
} from "./config.ts";
import { lintSchema } from "./lint-schema.ts";

/** A piece of JSON Schema (draft 2020-12). */
type SchemaNode = Readonly<Record<string, unknown>>;

const exampleUrl = "https://crm.example.com/SuperOffice/api";
const exampleTarget = { tenant: "Cust12345", environment: "online" };

/** https anywhere; http on loopback alone. No user, no password, no query: nothing secret has a place here. */
const urlPattern =
  "^(https://[A-Za-z0-9.-]+(:[0-9]+)?|http://(localhost|127\\.0\\.0\\.1|\\[::1\\])(:[0-9]+)?)(/[^\\s?#@\\\\]*)?$";

/** SuperOffice's environments; http on loopback alone, for a sandbox that is served there. */
const environmentPattern = "^(sod|qaonline|online|http://(localhost|127\\.0\\.0\\.1|\\[::1\\])(:[0-9]+)?)$";

/** The target that is always there has its name for itself. */
const targetNamePattern = "^(?!sandbox$)[a-z0-9]+(-[a-z0-9]+)*$";

/** A folder or file below the project: no way up, no absolute path. */
const pathInsidePattern = "^(?!.*(^|/)\\.\\.(/|$))[^/\\\\:\\s][^\\\\:]*$";

const target: SchemaNode = {
  type: "object",
  description:
    "A tenant of SuperOffice, named by tenant and environment, or an installation of your own by its url. Secrets come from the environment or a file of yours (docs/targets.md), never from here.",
  examples: [exampleTarget],
  additionalProperties: false,
  dependentRequired: { tenant: ["environment"], environment: ["tenant"] },
  properties: {
    tenant: {
      type: "string",
      pattern: "^[A-Za-z][A-Za-z0-9]{0,31}$",
      description: "The tenant's id. Where it lives is looked up at every run.",
      examples: ["Cust12345"],
    },
    environment: {
      type: "string",
      pattern: environmentPattern,
      description:
        "Where the tenant lives: online (production), qaonline (stage), sod (development), or the address of a sandbox that is served on this machine.",
      examples: ["online", "qaonline", "sod"],
    },
    url: {
      type: "string",
      pattern: urlPattern,
      description: "The address of an api, over https; http only on this machine. For installations of your own.",
      examples: [exampleUrl],
    },
    signIn: {
      enum: signInKinds,
      description:
        "How to sign in: token (an access token), systemUser (an app, for CI) and browser (a person) for tenants; basic and ticket for a url. Left out: what there are secrets for, else the browser for tenants and the token for a url.",
      examples: signInKinds,
    },
    clientId: {
      type: "string",
      pattern: "^[A-Za-z0-9_.-]{1,100}$",
      description:
        "The client id of the app that people sign in with in the browser; no secret. Left out: FLOWFORM_CLIENT_ID.",
      examples: ["4e5e6f90f529fede129bd25ad"],
    },
    requestsPerSecond: {
      type: "integer",
      minimum: 1,
      maximum: 1000,
      description: `How many requests may begin within a second. Left out: ${standardRequestsPerSecond}, which is what SuperOffice allows online; no limit on this machine.`,
      examples: [standardRequestsPerSecond],
    },
    settleSeconds: {
      type: "integer",
      minimum: 0,
      maximum: 3600,
      description: `How long after an apply that broke off a write of it may still arrive. Left out: ${standardSettleSeconds}, more than the longest wait for an answer.`,
      examples: [standardSettleSeconds],
    },
    bindingsFile: {
      type: "string",
      pattern: pathInsidePattern,
      description:
        "A file that remembers which flow is which, to be committed after each apply. Left out: the tenant remembers it.",
      examples: ["bindings/production.jsonl"],
    },
    columnsFile: {
      type: "string",
      pattern: pathInsidePattern,
      description:
        "The file of the columns that flowform columns --refresh reads from this target, for teams that commit it. Left out: .flowform/columns/, which git ignores.",
      examples: ["columns/production.json"],
    },
  },
};

const sandbox: SchemaNode = {
  type: "object",
  description: "The built-in sandbox, used when no target is named.",
  examples: [standardConfig.sandbox],
  additionalProperties: false,
  properties: {
    store: {
      type: "string",
      pattern: pathInsidePattern,
      description: "The file that it keeps its data in.",
      examples: [standardConfig.sandbox.store],
    },
    seed: {
      type: "integer",
      minimum: 0,
      maximum: 2_147_483_647,
      description: "Which people and lists a new sandbox starts with; the same number gives the same ones.",
      examples: [standardConfig.sandbox.seed],
    },
  },
};

/** The JSON Schema of flowform.yaml. */
export function configSchema(): SchemaNode {
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $id: "https://flowform.example/schema/config.schema.json",
    title: "Flowform project",
    type: "object",
    description: "A project: its name, where its flows are, and the tenants that they may be applied to.",
    examples: [{ project: "acme-marketing", targets: { production: exampleTarget } }],
    additionalProperties: false,
    required: ["project"],
    properties: {
      project: {
        type: "string",
        pattern: "^[a-z0-9]+(-[a-z0-9]+)*$",
        maxLength: 31,
        description: "The project's name, under which each tenant remembers its flows. Stable for ever.",
        examples: ["acme-marketing"],
      },
      flows: {
        type: "string",
        pattern: pathInsidePattern,
        description: "The folder of the flow files, below this file.",
        examples: [standardConfig.flows],
      },
      removed: {
        enum: removedChoices,
        description:
          "What plan --prune does with flows whose files are gone. release (the standard): they stay in SuperOffice and are not managed any more. end: they are backed up, ended and deleted. Without --prune nothing happens to them.",
        examples: ["end"],
      },
      targets: {
        type: "object",
        description: "The tenants by the names that --target takes.",
        examples: [{ production: exampleTarget }],
        propertyNames: {
          type: "string",
          pattern: targetNamePattern,
          description: "The name of a target, other than sandbox.",
          examples: ["production"],
        },
        additionalProperties: target,
      },
      sandbox,
      lint: lintSchema,
    },
  };
}
