import { createHash } from "node:crypto";
import { tenantBindings } from "../../src/live/tenant-bindings.ts";
import type { ApplyResult } from "../../src/model/apply-result.ts";
import type { EmailFlow } from "../../src/model/email-flow.ts";
import type { Connection, HttpRequest } from "../../src/model/http.ts";
import type { Plan } from "../../src/model/plan.ts";
import { applyPlan } from "../../src/pipeline/apply-plan.ts";
import { importFlows } from "../../src/pipeline/import-flows.ts";
import { type PlanOptions, planProject } from "../../src/pipeline/plan-project.ts";
import type { Project, Run, Target } from "../../src/pipeline/project.ts";
import { createSandbox, type SandboxOptions } from "../../src/sandbox/sandbox.ts";
import { openStore, type Store } from "../../src/sandbox/store.ts";
import { type MemoryFiles, memoryFiles } from "../parse/memory-files.ts";
import { testRun } from "./run.ts";

/** A project in memory against a sandbox in memory, with everything that was asked of the sandbox. */
export interface Workshop {
  readonly files: Map<string, string | Uint8Array>;
  /** The same files, to put links and faults between. */
  readonly memory: MemoryFiles;
  readonly requests: HttpRequest[];
  readonly store: Store;
  readonly project: Project;
  readonly target: Target;
  /** Puts something between the tool and the sandbox. */
  intercept(around: (request: HttpRequest, send: Connection) => ReturnType<Connection>): void;
  write(key: string, text: string): void;
  plan(options?: PlanOptions): ReturnType<typeof planProject>;
  /** Plans and applies; fails the test when there is no plan. */
  apply(plan?: Plan, run?: Partial<Run>): Promise<ApplyResult>;
  /** What a command has that writes: the project, and the target with nothing remembered in this process. */
  workplace(): { readonly project: Project; readonly target: Target };
  /** Imports live flows by their names or ids, or all. */
  import(wanted: readonly string[] | "all", except?: readonly string[]): ReturnType<typeof importFlows>;
  /** A call of the API, past whatever was put between. */
  api(path: string, body?: unknown, method?: HttpRequest["method"]): Promise<unknown>;
  live(name: string): Promise<EmailFlow>;
}

export function workshop(options: Partial<SandboxOptions> = {}, called = "workshop"): Workshop {
  const store = options.store ?? openStore();
  const send: Connection = createSandbox({
    store,
    now: () => new Date("2026-11-24T08:00:00Z"),
    ...options,
  });
  const requests: HttpRequest[] = [];
  let around: (request: HttpRequest, next: Connection) => ReturnType<Connection> = (request, next) => next(request);
  const connection: Connection = (request) => {
    requests.push(request);
    return around(request, send);
  };
  const memory = memoryFiles();
  const { files } = memory;
  const project: Project = {
    name: called,
    flows: "flows",
    files: memory,
    cacheFolder: ".flowform/cache",
    columnsFile: { target: "sandbox", path: ".flowform/columns/sandbox.json" },
    version: "0.0.0",
    commit: "",
    hash: (text) => createHash("sha256").update(text).digest("hex"),
  };
  const target: Target = {
    name: "sandbox",
    url: "",
    connection,
    parallelism: 4,
    settleTime: 180_000,
    now: options.now ?? (() => new Date("2026-11-24T08:00:00Z")),
    bindings: tenantBindings(connection, project.name),
  };
  const workplace = () => ({ project, target: { ...target, bindings: tenantBindings(connection, project.name) } });
  const plan: Workshop["plan"] = (planOptions) => planProject(project, workplace().target, planOptions);
  const api: Workshop["api"] = async (path, body, method = "POST") => {
    const answer = await send({ method, path, headers: {}, body: body === undefined ? "" : JSON.stringify(body) });
    if ("failure" in answer || answer.status > 299) throw new Error(JSON.stringify(answer));
    return answer.body === "" ? undefined : JSON.parse(answer.body);
  };
  return {
    files,
    memory,
    requests,
    store,
    project,
    target,
    intercept: (next) => {
      around = next;
    },
    write: (key, text) => void files.set(`flows/${key}.flow.yaml`, text),
    plan,
    workplace,
    async apply(given, run) {
      const planned = given ?? (await plan()).value;
      if (planned === undefined) throw new Error(JSON.stringify((await plan()).diagnostics, null, 1));
      return applyPlan(planned, workplace(), testRun(run));
    },
    import: (wanted, except = []) =>
      importFlows(project, { ...target, bindings: tenantBindings(connection, project.name) }, { wanted, except }),
    api,
    async live(name) {
      const listed = (await api("/v1/Archive/EmailFlows?$select=emailFlowId,workflowName", undefined, "GET")) as {
        value: { emailFlowId: number; workflowName: string }[];
      };
      const id = listed.value.find(({ workflowName }) => workflowName === name)?.emailFlowId;
      return (await api(`/v1/Agents/Workflow/GetEmailFlow?emailFlowId=${id}`)) as EmailFlow;
    },
  };
}
