import { onTestFinished } from "vitest";
import { writableLists } from "../../src/cli/lists.ts";
import { type Examination, type ExamineWorld, examine } from "../../src/doctor/examine.ts";
import { connectTenant } from "../../src/live/connect-tenant.ts";
import { bearer } from "../../src/live/credentials.ts";
import type { Assumption } from "../../src/model/assumptions.ts";
import type { Finding, ProbeResult } from "../../src/model/doctor-report.ts";
import type { Connection, HttpRequest } from "../../src/model/http.ts";
import { createSandbox, type SandboxOptions } from "../../src/sandbox/sandbox.ts";
import { serveSandbox } from "../../src/sandbox/server.ts";
import { openStore, type Store } from "../../src/sandbox/store.ts";

/** A sandbox that is examined, in this process or over HTTP, and a clock that only sleeping moves. */
export interface Patient {
  readonly store: Store;
  readonly connection: Connection;
  readonly requests: HttpRequest[];
  examine(world?: Partial<ExamineWorld>): Promise<Examination>;
  /** Examined with probes and a test person. */
  probe(world?: Partial<ExamineWorld>): Promise<Examination>;
}

const mark = "flowform probe 2026-11-24T08:00Z 0123abcd";

export function patientWith(options: Partial<SandboxOptions> = {}): Patient {
  const { store, send, clock } = sandboxOf(options);
  return patientOn(send, store, clock);
}

/** The same over real HTTP, on a port of this machine. */
export async function servedPatient(otherwise: readonly Assumption[] = []): Promise<Patient> {
  const { store, send, clock } = sandboxOf({ otherwise: new Set(otherwise), token: "secret" });
  const server = await serveSandbox(send, { port: 0 });
  const { send: connection, close } = connectTenant({
    url: server.url,
    credentials: bearer("secret"),
    limits: { parallelism: 4, perSecond: undefined },
    clock: { ...clock, timeout: (milliseconds) => AbortSignal.timeout(milliseconds) },
  });
  onTestFinished(async () => {
    await close();
    await server.close();
  });
  return patientOn(connection, store, clock);
}

function sandboxOf(options: Partial<SandboxOptions>) {
  let time = Date.parse("2026-11-24T08:00:00Z");
  const clock = {
    now: () => time,
    sleep: async (milliseconds: number) => {
      time += milliseconds;
    },
  };
  const store = options.store ?? openStore();
  return {
    store,
    clock,
    send: createSandbox({ now: () => new Date(time), maximumActiveFlows: Number.POSITIVE_INFINITY, ...options, store }),
  };
}

function patientOn(send: Connection, store: Store, clock: Pick<ExamineWorld, "now" | "sleep">): Patient {
  const requests: HttpRequest[] = [];
  const connection: Connection = (request) => {
    requests.push(request);
    return send(request);
  };
  const world: ExamineWorld = {
    connection,
    ...clock,
    project: "acme",
    lists: writableLists,
    mayWrite: false,
    scratchName: mark,
    person: undefined,
    isStopped: () => false,
    onProgress: () => {},
  };
  return {
    store,
    connection,
    requests,
    examine: (more) => examine({ ...world, ...more }),
    probe: (more) => examine({ ...world, mayWrite: true, person: store.ids("person")[0], ...more }),
  };
}

/** The finding of one check. */
export function findingOf({ checks }: Examination, wanted: string): Finding | undefined {
  const found = checks.find(({ id }) => id === wanted);
  if (found === undefined) return undefined;
  const { id: _, title: __, ...finding } = found;
  return finding;
}

/** The ids of the assumptions with a verdict, in one line. */
export function idsWith({ assumptions }: Examination, verdict: ProbeResult["verdict"]): string {
  return assumptions
    .filter((result) => result.verdict === verdict)
    .map(({ id }) => id)
    .join(" ");
}

/** Everything of the target but the people and its lists: flows, nodes, participations and keys, as text. */
export function contentOf({ store }: Patient): string {
  const tables = [
    "email_flow workflow email_flow_workflow workflow_instance foreignapp foreigndevice foreignkey",
    "workflow_trigger workflow_goal workflow_step workflow_step_option workflow_wait_for_action message",
  ];
  return tables
    .flatMap((line) => line.split(" "))
    .map(
      (table) =>
        `${table}: ${store
          .ids(table)
          .map((id) => `${id} ${JSON.stringify(store.get(table, id))}`)
          .join("\n")}`,
    )
    .join("\n");
}
