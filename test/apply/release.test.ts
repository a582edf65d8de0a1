import { expect, test } from "vitest";
import { begin, type FlowWorld, originOf } from "../../src/apply/flow-state.ts";
import { release } from "../../src/apply/steps/release.ts";
import type { EmailFlow } from "../../src/model/email-flow.ts";
import { type Workshop, workshop } from "../support/sandbox-project.ts";
import { letHappen, refused } from "./mishaps.ts";

const text = (wait: string) => `flow: trial\nname: Trial\nsteps:\n  - { id: settle, wait: ${wait} }\n`;

/** A flow that is applied, and the plan after something became of its file. */
async function planned(change: (shop: Workshop) => void, prune?: "release") {
  const shop = workshop();
  shop.write("trial", text("3 days"));
  await shop.apply();
  change(shop);
  const { value: plan } = await shop.plan(prune === undefined ? {} : { prune });
  const flow = plan?.flows.find(({ key }) => key === "trial");
  if (flow === undefined) throw new Error("nothing is planned");
  return { shop, plan, flow };
}

/** The only file goes, and another one comes: a folder without files would release nothing. */
const gone = (shop: Workshop) => {
  shop.files.delete("flows/trial.flow.yaml");
  shop.write("other", text("3 days").replaceAll(/trial/gi, "other"));
};

test("nothing is crossed out where nothing is remembered: a flow that is there was not released by us", async () => {
  const { flow } = await planned(gone, "release");
  const world = { bindings: new Map() } as unknown as FlowWorld;
  const state = begin(flow, { status: "Stopped", carrier: undefined });
  expect((await release(state, world)).end).toEqual({ outcome: "alreadyApplied", diagnostics: [] });
  const there = { ...state, live: {} as EmailFlow };
  expect(await release(there, world)).toBe(there);
});

test("a finding points at the flow's name in its file, and nowhere when it has none", async () => {
  const { shop, plan, flow } = await planned((own) => own.write("trial", text("5 days")));
  letHappen(shop, { "SaveEmailFlow 1": refused });
  const origin = { file: "flows/trial.flow.yaml", pointer: ["name"] };
  expect((await shop.apply(plan)).flows).toMatchObject([{ outcome: "failed", diagnostics: [{ origin }] }]);
  expect(originOf(flow)).toEqual(origin);
  expect(originOf((await planned(gone, "release")).flow)).toBeUndefined();
});
