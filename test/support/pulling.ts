import type { EmailFlow } from "../../src/model/email-flow.ts";
import type { Pull } from "../../src/model/pull.ts";
import type { PullOptions } from "../../src/pipeline/pull-flow.ts";
import { pullFlows } from "../../src/pipeline/pull-flows.ts";
import { writePull } from "../../src/pipeline/write-pull.ts";
import type { JsonObject } from "../../src/util/json.ts";
import type { Workshop } from "./sandbox-project.ts";

const nobodyKnows: PullOptions = { wanted: [], overwrite: false, isCommitted: async () => false };

/** Pulls and writes; the codes of what was found, and the pull where there was one. */
export async function pull(
  shop: Workshop,
  options: Partial<PullOptions> = {},
): Promise<{
  readonly value: Pull | undefined;
  readonly codes: readonly string[];
  readonly details: readonly string[];
}> {
  const { value, diagnostics } = await pullFlows(shop.project, shop.target, { ...nobodyKnows, ...options });
  const written = value === undefined ? [] : await writePull(value, shop.project, shop.target);
  const all = [...diagnostics, ...written];
  return { value, codes: all.map(({ code }) => code), details: all.map(({ detail }) => detail) };
}

/** A change as a person makes it in the SuperOffice window: read, alter, save. */
export async function changeLive(
  shop: Workshop,
  name: string,
  alter: (flow: Record<string, unknown> & { Steps: JsonObject[] }) => void,
): Promise<EmailFlow> {
  const flow = structuredClone(await shop.live(name)) as unknown as Parameters<typeof alter>[0];
  alter(flow);
  return (await shop.api("/v1/Agents/Workflow/SaveEmailFlow", flow)) as EmailFlow;
}
