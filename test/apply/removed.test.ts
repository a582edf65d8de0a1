import { expect, test } from "vitest";
import type { Backup } from "../../src/model/backup.ts";
import type { Plan } from "../../src/model/plan.ts";
import { stand } from "../support/people.ts";
import { type Workshop, workshop } from "../support/sandbox-project.ts";
import {
  after,
  answer,
  carriedOut,
  down,
  edit,
  instead,
  letHappen,
  lost,
  type Mishaps,
  nothing,
  refused,
  said,
  setStatus,
} from "./mishaps.ts";
import { purpose } from "./purpose.ts";

const text = (key: string) => `flow: ${key}\nname: ${key}\nsteps:\n  - { id: settle, wait: 3 days }\n`;

const edited = edit("trial", { Description: "Mine" });
const remove = (shop: Workshop) => shop.api("/v1/Agents/Workflow/DeleteEmailFlow?emailFlowId=1002");
const forget = (shop: Workshop) => shop.target.bindings.forget("trial");
const giveKeyAway = (shop: Workshop) =>
  shop.target.bindings.write({ key: "trial", emailFlowId: 1003, ids: {}, applied: "", commit: "" });

/** A plan that takes away a flow which left git, and another flow that stays. */
async function planned(prune: "release" | "end", running: boolean): Promise<{ shop: Workshop; plan: Plan }> {
  const shop = workshop();
  shop.write("trial", text("trial"));
  await shop.apply();
  if (running) await setStatus("trial", "Running")(shop);
  shop.files.delete("flows/trial.flow.yaml");
  shop.write("other", text("other"));
  await shop.apply();
  const { value, diagnostics } = await shop.plan({ prune });
  if (value === undefined) throw new Error(JSON.stringify(diagnostics));
  return { shop, plan: value };
}

interface Row {
  readonly name: string;
  readonly prune: "release" | "end";
  readonly status?: "Running";
  /** What happens between plan and apply. */
  readonly meanwhile?: (shop: Workshop) => Promise<unknown>;
  readonly mishaps?: Mishaps;
  readonly outcome: string;
  readonly says?: readonly string[];
  /** What is sent to the flow, and what is written down. */
  readonly sends: readonly string[];
  readonly kept?: "kept";
}

const deletes = ["GetEmailFlow", "DeleteEmailFlow", "GetEmailFlow"];
const notDeleted = (why: string) => `FF752 "trial" is ended and still there: ${why}`;
const unknown = (why: string) => `FF753 The answer to deleting "trial" was lost: ${why}`;

const rows: readonly Row[] = [
  { name: "released", prune: "release", outcome: "applied", sends: ["GetEmailFlow", "no trial"] },
  {
    name: "released when it is gone",
    prune: "release",
    meanwhile: remove,
    outcome: "applied",
    sends: ["GetEmailFlow", "no trial"],
  },
  {
    name: "released, and that cannot be written down",
    prune: "release",
    mishaps: { "no trial 1": refused },
    outcome: "failed",
    says: [
      'FF754 That "trial" is not managed any more could not be written down: remembering trial/0 was answered with 400: No. Not now.',
    ],
    sends: ["GetEmailFlow", "no trial"],
  },
  { name: "deleted", prune: "end", outcome: "applied", sends: [...deletes, "no trial"], kept: "kept" },
  {
    name: "ended and deleted",
    prune: "end",
    status: "Running",
    outcome: "applied",
    sends: ["GetEmailFlow", "EmailFlowInstances", "Stopped", ...deletes, "no trial"],
    kept: "kept",
  },
  {
    name: "deleted when somebody has ended it",
    prune: "end",
    status: "Running",
    meanwhile: setStatus("trial", "Stopped"),
    outcome: "applied",
    sends: [...deletes, "no trial"],
    kept: "kept",
  },
  {
    name: "crossed out when somebody has deleted it",
    prune: "end",
    meanwhile: remove,
    outcome: "applied",
    sends: ["GetEmailFlow", "no trial"],
  },
  {
    name: "left alone when somebody has released it instead",
    prune: "end",
    status: "Running",
    meanwhile: forget,
    outcome: "failed",
    says: ['FF701 "trial": it is not managed any more: it was released since.'],
    sends: ["GetEmailFlow"],
  },
  ...(["end", "release"] as const).map((prune) => ({
    name: `left alone when its key is another flow's by now, and ${prune} would speak of that one`,
    prune,
    meanwhile: giveKeyAway,
    outcome: "failed",
    says: ['FF701 "trial": flow 1003 has its key by now.'],
    sends: ["GetEmailFlow"],
  })),
  {
    name: "left alone when it is gone, and its key is another flow's by now",
    prune: "end",
    meanwhile: async (shop) => {
      await giveKeyAway(shop);
      await remove(shop);
    },
    outcome: "failed",
    says: ['FF701 "trial": flow 1003 has its key by now.'],
    sends: ["GetEmailFlow"],
  },
  {
    name: "left alone when somebody has edited it",
    prune: "end",
    meanwhile: edited,
    outcome: "failed",
    says: ['FF701 "trial": it was changed by Anna Berg at 2026-11-24 08:00:00: the flow\'s settings.'],
    sends: ["GetEmailFlow"],
  },
  {
    name: "left alone when people have come in",
    prune: "end",
    status: "Running",
    meanwhile: (shop) => stand(shop, "trial", { settle: 1 }),
    outcome: "failed",
    says: ['FF624 "trial": 1 person would be cancelled for good by now; the plan says 0. Nothing was saved or ended.'],
    sends: ["GetEmailFlow", "EmailFlowInstances"],
    kept: "kept",
  },
  {
    name: "not ended",
    prune: "end",
    status: "Running",
    mishaps: { "Stopped 1": refused },
    outcome: "failed",
    says: [
      'FF721 "trial" could not be set to stopped: setting flow 1002 to Stopped was answered with 400: No. Not now.',
    ],
    sends: ["GetEmailFlow", "EmailFlowInstances", "Stopped"],
    kept: "kept",
  },
  {
    name: "ended perhaps",
    prune: "end",
    status: "Running",
    mishaps: { "Stopped 1": instead(lost) },
    outcome: "unknown",
    says: [
      'FF722 The answer to setting "trial" to stopped was lost: setting flow 1002 to Stopped: the line v1.2 broke.',
    ],
    sends: ["GetEmailFlow", "EmailFlowInstances", "Stopped", "GetEmailFlow"],
    kept: "kept",
  },
  {
    name: "not deleted",
    prune: "end",
    mishaps: { "DeleteEmailFlow 1": refused },
    outcome: "failed",
    says: [notDeleted("deleting flow 1002 was answered with 400: No. Not now.")],
    sends: deletes,
    kept: "kept",
  },
  {
    name: "said to be deleted, and still there",
    prune: "end",
    mishaps: { "DeleteEmailFlow 1": instead(answer(200, null)) },
    outcome: "failed",
    says: [notDeleted("the target says that it did.")],
    sends: deletes,
    kept: "kept",
  },
  {
    name: "deleted perhaps: the answer is lost",
    prune: "end",
    mishaps: { "DeleteEmailFlow 1": instead(lost) },
    outcome: "unknown",
    says: [unknown("deleting flow 1002: the line v1.2 broke.")],
    sends: deletes,
    kept: "kept",
  },
  {
    name: "deleted perhaps: refused, and nobody can look",
    prune: "end",
    mishaps: { "DeleteEmailFlow 1": refused, "GetEmailFlow 2": down },
    outcome: "unknown",
    says: [unknown("deleting flow 1002 was answered with 400: No. Not now.")],
    sends: deletes,
    kept: "kept",
  },
  {
    name: "deleted perhaps: done, and nobody can look",
    prune: "end",
    mishaps: { "GetEmailFlow 2": down },
    outcome: "unknown",
    says: [unknown("reading flow 1002 was answered with 503.")],
    sends: deletes,
    kept: "kept",
  },
  {
    name: "deleted, though the answer is lost",
    prune: "end",
    mishaps: { "DeleteEmailFlow 1": carriedOut(lost) },
    outcome: "applied",
    sends: [...deletes, "no trial"],
    kept: "kept",
  },
  {
    name: "not released when it cannot be read",
    prune: "release",
    mishaps: { "GetEmailFlow 1": down },
    outcome: "failed",
    says: ["FF507 reading flow 1002 was answered with 503."],
    sends: ["GetEmailFlow"],
  },
  {
    name: "deleted when it reads as nothing, for who wants it gone has nothing against that",
    prune: "end",
    mishaps: { "GetEmailFlow 1": nothing },
    outcome: "applied",
    sends: ["GetEmailFlow", "no trial"],
  },
];

test.each(rows)("a flow that left git is $name", async ({ prune, status, meanwhile, mishaps = {}, ...row }) => {
  const { shop, plan } = await planned(prune, status === "Running");
  await meanwhile?.(shop);
  const backups: Backup[] = [];
  const sent = letHappen(shop, { "lease:apply 1": after(async () => undefined), ...mishaps });
  const [flow, ...others] = (await shop.apply(plan, { backUp: (backup) => void backups.push(backup) })).flows;
  expect([flow?.outcome, said(flow?.diagnostics)]).toEqual([row.outcome, row.says ?? []]);
  expect(others).toEqual([]);
  expect(sent.slice(2, -2)).toEqual(row.sends);
  expect(backups.map(({ key, carrier }) => [key, carrier?.Name])).toEqual(
    row.kept === undefined ? [] : [["trial", "trial"]],
  );
});

test("what was taken away already is said to be, and costs no request but one or two", async () => {
  for (const prune of ["release", "end"] as const) {
    const { shop, plan } = await planned(prune, false);
    await shop.apply(plan);
    shop.requests.length = 0;
    expect((await shop.apply(plan)).flows).toEqual([
      {
        key: "trial",
        action: prune,
        outcome: "alreadyApplied",
        emailFlowId: 1002,
        saves: 0,
        lastReadToSave: null,
        diagnostics: [],
      },
    ]);
    const asked = ["GetDeviceKeysOnDeviceIdentifier", ...(prune === "end" ? ["GetEmailFlow"] : [])];
    expect(shop.requests.map(purpose)).toEqual(asked);
  }
});

test("what cannot be read is not taken for ended", async () => {
  const { shop, plan } = await planned("end", true);
  await forget(shop);
  letHappen(shop, { "GetEmailFlow 1": down, "GetEmailFlow 2": down });
  const [flow] = (await shop.apply(plan)).flows;
  expect([flow?.outcome, said(flow?.diagnostics)]).toEqual([
    "failed",
    ["FF507 reading flow 1002 was answered with 503."],
  ]);
});

test("FF750 a backup that cannot be written stops it, in the words that say why", async () => {
  const { shop, plan } = await planned("end", false);
  const [flow] = (await shop.apply(plan, { backUp: () => "the disk is full" })).flows;
  expect(said(flow?.diagnostics)).toEqual([
    'FF750 "trial" was not changed, because what it is now could not be written down: the disk is full.',
  ]);
  expect(flow?.outcome).toBe("failed");
});
