import type { HttpRequest, HttpResponse } from "../../src/model/http.ts";
import { rememberResults } from "../../src/sandbox/archives/results.ts";
import { createSandbox, type SandboxOptions } from "../../src/sandbox/sandbox.ts";
import type { SandboxState } from "../../src/sandbox/state.ts";
import { openStore } from "../../src/sandbox/store.ts";

/** The moment at which every test takes place. */
export const now = new Date("2026-11-24T09:00:00.000Z");

/** A state on an empty store that is kept nowhere. */
export function memoryState(): SandboxState {
  const store = openStore();
  return {
    store,
    results: rememberResults(store),
    now: () => now,
    otherwise: new Set(),
    maximumActiveFlows: 10,
    tenant: "Cust00001",
    user: 10,
  };
}

export interface Asked {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into answers of every shape
  readonly json: any;
}

/** A sandbox that is asked in one line: "GET /v1/MDOList/form", or a method of an agent with its body. */
export function openSandbox(options: Partial<SandboxOptions> = {}) {
  const store = options.store ?? openStore();
  const transport = createSandbox({ now: () => now, ...options, store });
  const ask = async (route: string, body?: unknown): Promise<Asked> => {
    const space = route.indexOf(" ");
    const answer = await transport({
      method: route.slice(0, space) as HttpRequest["method"],
      path: route.slice(space + 1),
      headers: {},
      body: body === undefined ? "" : JSON.stringify(body),
    });
    return { status: answer.status, json: read(answer) };
  };
  return { store, transport, ask };
}

function read({ body }: HttpResponse): unknown {
  return body === "" ? undefined : JSON.parse(body);
}
