import { expect, test } from "vitest";
import type { EmailFlow } from "../../src/model/email-flow.ts";
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

const text = (wait: string, more = "") =>
  `flow: trial\nname: Trial\n${more}steps:\n  - { id: settle, wait: ${wait} }\n`;

const toStatus = (status: string) => setStatus("Trial", status);
const changed = (changes: Partial<EmailFlow>) => edit("Trial", changes);
const enter = async (shop: Workshop) =>
  shop.api("/v1/Agents/Workflow/TryAddPersonsToEmailFlow", {
    EmailFlowId: (await shop.live("Trial")).EmailFlowId,
    PersonIds: [30001, 30002],
  });
const another = changed({ EmailFlowId: 0, Steps: [] });

/** A flow that is changed, or made, by an apply to which something happens. */
interface Row {
  readonly name: string;
  readonly before: "absent" | "Stopped" | "Running" | "Paused";
  readonly file?: string;
  readonly mishaps: Mishaps;
  readonly outcome: string;
  /** The findings in full. */
  readonly says: readonly string[];
  /** What is sent from the first mishap on, but for giving back the lease. */
  readonly sends: readonly string[];
  /** What is written down as not finished. */
  readonly open?: true;
  readonly status?: string;
}

const saving = { "SaveEmailFlow 1": refused };
const no = 'FF704 "Trial": saving "Trial" was answered with 400: No. Not now.';
const paused = (why: string) =>
  `FF712 "Trial" was running and was paused for the save; it is still paused (${why}). That is written down.`;
const unknown = (why: string) => `FF703 The answer to saving "Trial" was lost (${why}).`;
const broken = 'saving "Trial": the line v1.2 broke';
const runsAgain = 'FF631 "Trial" was running, was paused for a save that did not come about, and runs again.';
const startAgain = ["GetEmailFlow", "Running", "GetEmailFlow"];
const looks = (kind: string) => [kind, kind, kind];

const rows: readonly Row[] = [
  {
    name: "an edit before anything is written: nothing is, and nothing is crossed out",
    before: "Running",
    file: text("5 days", "status: paused\n"),
    mishaps: { "GetEmailFlow 2": after(toStatus("Paused")) },
    outcome: "failed",
    says: ['FF701 "Trial": it was changed: its status (running -> paused); SuperOffice does not say who did that.'],
    sends: ["GetEmailFlow"],
    status: "Paused",
  },
  {
    name: "a refused save: what was paused for it runs again",
    before: "Running",
    mishaps: saving,
    outcome: "failed",
    says: [no, runsAgain],
    sends: ["SaveEmailFlow", ...startAgain, "no intent:trial"],
    status: "Running",
  },
  {
    name: "a flow that reads as nothing when those inside were counted: what was paused runs again",
    before: "Running",
    file: text("5 days", "status: stopped\n"),
    mishaps: { "GetEmailFlow 4": nothing },
    outcome: "failed",
    says: ['FF701 "Trial": it was deleted.', runsAgain],
    sends: ["GetEmailFlow", ...startAgain, "no intent:trial"],
    status: "Running",
  },
  {
    name: "and stays written down when it goes on to read as nothing",
    before: "Running",
    file: text("5 days", "status: stopped\n"),
    mishaps: { "GetEmailFlow 4": nothing, "GetEmailFlow 5": nothing },
    outcome: "failed",
    says: ['FF701 "Trial": it was deleted.', paused("reading it gives nothing")],
    sends: ["GetEmailFlow", "GetEmailFlow"],
    open: true,
    status: "Paused",
  },
  {
    name: "a refused save of a flow that nobody can read then",
    before: "Running",
    mishaps: { ...saving, "GetEmailFlow 4": down },
    outcome: "failed",
    says: [no, paused("it cannot be read")],
    sends: ["SaveEmailFlow", "GetEmailFlow"],
    open: true,
    status: "Paused",
  },
  {
    name: "a refused save of a flow that reads as nothing then",
    before: "Running",
    mishaps: { ...saving, "GetEmailFlow 4": nothing },
    outcome: "failed",
    says: [no, paused("reading it gives nothing")],
    sends: ["SaveEmailFlow", "GetEmailFlow"],
    open: true,
    status: "Paused",
  },
  {
    name: "a refused save of a flow that somebody edited while it was paused",
    before: "Running",
    mishaps: { ...saving, "GetEmailFlow 4": after(changed({ Description: "Mine" })) },
    outcome: "failed",
    says: [no, paused("its content is not what it was")],
    sends: ["SaveEmailFlow", "GetEmailFlow"],
    open: true,
    status: "Paused",
  },
  {
    name: "a refused save of a flow that somebody started again: it is left alone",
    before: "Running",
    mishaps: { ...saving, "GetEmailFlow 4": after(toStatus("Running")) },
    outcome: "failed",
    says: [no],
    sends: ["SaveEmailFlow", "GetEmailFlow", "no intent:trial"],
    status: "Running",
  },
  {
    name: "a refused save of a flow that does not start again",
    before: "Running",
    mishaps: { ...saving, "Running 1": refused },
    outcome: "failed",
    says: [no, paused("setting flow 1002 to Running was answered with 400: No. Not now")],
    sends: ["SaveEmailFlow", "GetEmailFlow", "Running"],
    open: true,
    status: "Paused",
  },
  {
    name: "a refused save of a flow of which nobody knows whether it started again",
    before: "Running",
    mishaps: { ...saving, "Running 1": instead(lost) },
    outcome: "failed",
    says: [no, paused("setting flow 1002 to Running: the line v1.2 broke")],
    sends: ["SaveEmailFlow", ...startAgain],
    open: true,
    status: "Paused",
  },
  {
    name: "a save without a right: that is what is said",
    before: "Stopped",
    mishaps: { "SaveEmailFlow 1": instead(answer(403, { Message: "No right." })) },
    outcome: "failed",
    says: ['FF505 saving "Trial" was answered with 403: No right.'],
    sends: ["SaveEmailFlow", "no intent:trial"],
  },
  {
    name: "a save that is lost: the flow is looked at three times, runs again, and the note stays",
    before: "Running",
    mishaps: { "SaveEmailFlow 1": instead(lost) },
    outcome: "unknown",
    says: [unknown(broken), runsAgain],
    sends: ["SaveEmailFlow", ...looks("GetEmailFlow"), ...startAgain],
    open: true,
    status: "Running",
  },
  {
    name: "a save of which nobody knows because nobody can look",
    before: "absent",
    mishaps: { "SaveEmailFlow 1": instead(lost), "EmailFlows 3": down, "EmailFlows 4": down, "EmailFlows 5": down },
    outcome: "unknown",
    says: [unknown(broken)],
    sends: ["SaveEmailFlow", ...looks("EmailFlows")],
    open: true,
  },
  {
    name: "a save whose answer alone is lost is found at the second look",
    before: "absent",
    mishaps: { "SaveEmailFlow 1": carriedOut(lost), "EmailFlows 3": down },
    outcome: "applied",
    says: [],
    sends: [
      ...["SaveEmailFlow", "EmailFlows", "EmailFlows", "GetEmailFlow", "GetEmailFlow", "EmailFlows"],
      ...["trial", "no intent:trial"],
    ],
  },
  {
    name: "a save that was carried out twice, its answer lost",
    before: "absent",
    mishaps: {
      "SaveEmailFlow 1": async (send) => {
        await send();
        await send();
        return lost;
      },
    },
    outcome: "unknown",
    says: [
      'FF711 Creating "Trial" left the flows 1002 and 1003 with this name. Which one is meant is not for Flowform to guess.',
    ],
    sends: ["SaveEmailFlow", "EmailFlows", "GetEmailFlow", "GetEmailFlow"],
    open: true,
  },
  {
    name: "a new flow that cannot be read back is remembered all the same",
    before: "absent",
    mishaps: { "GetEmailFlow 1": down },
    outcome: "unknown",
    says: [unknown("it cannot be read back")],
    sends: ["GetEmailFlow", "trial"],
    open: true,
  },
  {
    name: "a new flow that reads as nothing, and cannot be remembered either",
    before: "absent",
    mishaps: { "GetEmailFlow 1": nothing, "trial 1": refused },
    outcome: "unknown",
    says: [
      unknown("it cannot be read back"),
      'FF708 "Trial" is saved; writing down which ids belong to it failed (remembering trial/0 was answered with 400: No. Not now).',
    ],
    sends: ["GetEmailFlow", "trial"],
    open: true,
  },
  {
    name: "a flow that cannot be read back stays paused, and what is remembered of it too",
    before: "Running",
    mishaps: { "GetEmailFlow 4": down },
    outcome: "unknown",
    says: [unknown("it cannot be read back"), paused("what it holds now must be looked at first")],
    sends: ["GetEmailFlow"],
    open: true,
    status: "Paused",
  },
  {
    name: "a new flow that is saved as something else is remembered, and done with",
    before: "absent",
    mishaps: { "GetEmailFlow 1": after(changed({ Description: "Mine" })) },
    outcome: "failed",
    says: ['FF702 "Trial" was saved, but reading it back shows other values at /Description.'],
    sends: ["GetEmailFlow", "trial", "no intent:trial"],
  },
  {
    name: "a flow that is saved as something else: what is remembered of it stays",
    before: "Stopped",
    mishaps: { "GetEmailFlow 4": after(changed({ Description: "Mine", StartOnlyOnce: false })) },
    outcome: "failed",
    says: ['FF702 "Trial" was saved, but reading it back shows other values at /Description, /StartOnlyOnce.'],
    sends: ["GetEmailFlow", "no intent:trial"],
    status: "Stopped",
  },
  {
    name: "a running flow that is saved as something else stays paused",
    before: "Running",
    mishaps: { "GetEmailFlow 4": after(changed({ Description: "Mine" })) },
    outcome: "failed",
    says: [
      'FF702 "Trial" was saved, but reading it back shows other values at /Description.',
      paused("what it holds now must be looked at first"),
    ],
    sends: ["GetEmailFlow"],
    open: true,
    status: "Paused",
  },
  {
    name: "a new flow beside which another one of its name comes into being",
    before: "absent",
    mishaps: { "GetEmailFlow 1": after(another) },
    outcome: "failed",
    says: [
      'FF711 Creating "Trial" left the flows 1002 and 1003 with this name. Which one is meant is not for Flowform to guess.',
    ],
    sends: ["GetEmailFlow", "EmailFlows"],
    open: true,
  },
  {
    name: "a new flow whose name cannot be looked up afterwards",
    before: "absent",
    mishaps: { "EmailFlows 3": down },
    outcome: "unknown",
    says: [unknown("its name cannot be looked up")],
    sends: ["EmailFlows"],
    open: true,
  },
  {
    name: "a pause that is refused",
    before: "Running",
    mishaps: { "Paused 1": refused },
    outcome: "failed",
    says: ['FF721 "Trial" could not be set to paused: setting flow 1002 to Paused was answered with 400: No. Not now.'],
    sends: ["Paused", "no intent:trial"],
    status: "Running",
  },
  {
    name: "a pause without a sign-in: that is what is said",
    before: "Running",
    mishaps: { "Paused 1": instead(answer(401, null)) },
    outcome: "failed",
    says: ["FF504 setting flow 1002 to Paused was answered with 401: what you signed in with is wrong or too old."],
    sends: ["Paused", "no intent:trial"],
    status: "Running",
  },
  {
    name: "a pause that is lost",
    before: "Running",
    mishaps: { "Paused 1": instead(lost) },
    outcome: "unknown",
    says: ['FF722 The answer to setting "Trial" to paused was lost: setting flow 1002 to Paused: the line v1.2 broke.'],
    sends: ["Paused", "GetEmailFlow"],
    open: true,
    status: "Running",
  },
  {
    name: "a start that is refused afterwards: what was saved is remembered",
    before: "Running",
    mishaps: { "Running 1": refused },
    outcome: "failed",
    says: [
      'FF721 "Trial" could not be set to running: setting flow 1002 to Running was answered with 400: No. Not now.',
      paused("setting flow 1002 to Running was answered with 400: No. Not now"),
    ],
    sends: ["Running", "trial"],
    open: true,
    status: "Paused",
  },
  {
    name: "a start that is lost afterwards",
    before: "Running",
    mishaps: { "Running 1": instead(lost) },
    outcome: "unknown",
    says: [
      'FF722 The answer to setting "Trial" to running was lost: setting flow 1002 to Running: the line v1.2 broke.',
      paused("as far as is known"),
    ],
    sends: ["Running", "GetEmailFlow", "trial"],
    open: true,
    status: "Paused",
  },
  {
    name: "a start that the target says is done, and that cannot be read",
    before: "Running",
    mishaps: { "GetEmailFlow 5": down },
    outcome: "unknown",
    says: [
      'FF722 The answer to setting "Trial" to running was lost: reading flow 1002 was answered with 503.',
      paused("as far as is known"),
    ],
    sends: ["GetEmailFlow", "trial"],
    open: true,
    status: "Running",
  },
  {
    name: "a start that the target says is done, and that reads as nothing",
    before: "Running",
    mishaps: { "GetEmailFlow 5": nothing },
    outcome: "unknown",
    says: [
      'FF722 The answer to setting "Trial" to running was lost: reading it gives nothing.',
      paused("as far as is known"),
    ],
    sends: ["GetEmailFlow", "trial"],
    open: true,
    status: "Running",
  },
  {
    name: "a start that the target says is done, and that is not",
    before: "Running",
    mishaps: { "GetEmailFlow 5": after(toStatus("Paused")) },
    outcome: "failed",
    says: ['FF721 "Trial" could not be set to running: it still reads as paused.', paused("it still reads as paused")],
    sends: ["GetEmailFlow", "GetEmailFlow", "trial"],
    open: true,
    status: "Paused",
  },
  {
    name: "a status alone that is refused: nothing was paused",
    before: "Stopped",
    file: text("3 days", "status: running\n"),
    mishaps: { "Running 1": refused },
    outcome: "failed",
    says: [
      'FF721 "Trial" could not be set to running: setting flow 1002 to Running was answered with 400: No. Not now.',
    ],
    sends: ["Running", "GetWorkflowFencingInfo", "trial"],
    status: "Stopped",
  },
  {
    name: "a flow that somebody ends while it is paused",
    before: "Running",
    mishaps: { "GetEmailFlow 4": after(toStatus("Stopped")) },
    outcome: "applied",
    says: ['FF720 "Trial" was paused by us for the save, and is stopped now; it is left so.'],
    sends: ["GetEmailFlow", "GetEmailFlow", "trial", "no intent:trial"],
    status: "Stopped",
  },
  {
    name: "nor is it believed when it cannot be looked at again",
    before: "Running",
    mishaps: { "GetEmailFlow 4": after(toStatus("Stopped")), "GetEmailFlow 5": down },
    outcome: "unknown",
    says: [paused("reading flow 1002 was answered with 503")],
    sends: ["GetEmailFlow", "GetEmailFlow", "trial"],
    open: true,
    status: "Stopped",
  },
  {
    name: "nor when it reads as nothing then",
    before: "Running",
    mishaps: { "GetEmailFlow 4": after(toStatus("Stopped")), "GetEmailFlow 5": nothing },
    outcome: "unknown",
    says: [paused("reading it gives nothing")],
    sends: ["GetEmailFlow", "GetEmailFlow", "trial"],
    open: true,
    status: "Stopped",
  },
  {
    name: "nor when it cannot be read then",
    before: "Running",
    mishaps: { "GetEmailFlow 4": after(toStatus("Stopped")), "GetEmailFlow 5": instead(lost) },
    outcome: "unknown",
    says: [paused("reading flow 1002: the line v1.2 broke")],
    sends: ["GetEmailFlow", "GetEmailFlow", "trial"],
    open: true,
    status: "Stopped",
  },
  {
    name: "a flow that people enter while it is saved is not ended with them, and what was saved is remembered",
    before: "Running",
    file: text("5 days", "status: stopped\n"),
    mishaps: { "GetEmailFlow 5": after(enter) },
    outcome: "failed",
    says: [
      'FF624 "Trial": 2 people would be cancelled for good by now; the plan says 0. It is saved, and was not ended.',
      paused("it is to be ended, and who is in it must be looked at first"),
    ],
    sends: ["GetEmailFlow", "EmailFlowInstances", "trial"],
    open: true,
    status: "Paused",
  },
  {
    name: "nor is one that somebody else has paused",
    before: "Paused",
    file: text("5 days", "status: stopped\n"),
    mishaps: { "SaveEmailFlow 1": after(enter) },
    outcome: "failed",
    says: [
      'FF624 "Trial": 2 people would be cancelled for good by now; the plan says 0. It is saved, and was not ended.',
    ],
    sends: ["SaveEmailFlow", "GetEmailFlow", "EmailFlowInstances", "trial"],
    open: true,
    status: "Paused",
  },
  {
    name: "nor is one of which nobody knows by then who is in it",
    before: "Running",
    file: text("5 days", "status: stopped\n"),
    mishaps: { "EmailFlowInstances 2": down },
    outcome: "failed",
    says: [
      'FF625 "Trial" may only be changed as planned while the same people are in it, and who is in it is not known. Reading who is in flow 1002 was answered with 503.',
      paused("it is to be ended, and who is in it must be looked at first"),
    ],
    sends: ["EmailFlowInstances", "trial"],
    open: true,
    status: "Paused",
  },
  {
    name: "a flow that cannot be remembered",
    before: "Stopped",
    mishaps: { "trial 1": refused },
    outcome: "failed",
    says: [
      'FF708 "Trial" is saved; writing down which ids belong to it failed (remembering trial/0 was answered with 400: No. Not now).',
    ],
    sends: ["trial"],
    open: true,
    status: "Stopped",
  },
  {
    name: "a note that cannot be crossed out",
    before: "Stopped",
    mishaps: { "no intent:trial 1": refused },
    outcome: "applied",
    says: [
      'FF724 "Trial" is applied; only the note that it was under way is still there (remembering intent:trial/0 was answered with 400: No. Not now.)',
    ],
    sends: ["no intent:trial"],
    open: true,
    status: "Stopped",
  },
  {
    name: "a note that cannot be written",
    before: "Stopped",
    mishaps: { "intent:trial 1": refused },
    outcome: "failed",
    says: [
      'FF723 Nothing of "Trial" was changed, because an apply that nobody could mend is not begun (remembering intent:trial/0 was answered with 400: No. Not now.)',
      "FF507 remembering intent:trial/0 was answered with 400: No. Not now.",
    ],
    sends: ["intent:trial"],
    status: "Stopped",
  },
  {
    name: "a flow that is gone",
    before: "Stopped",
    mishaps: {
      "GetEmailFlow 2": after(async (shop) =>
        shop.api(`/v1/Agents/Workflow/DeleteEmailFlow?emailFlowId=${(await shop.live("Trial")).EmailFlowId}`),
      ),
    },
    outcome: "failed",
    says: ['FF701 "Trial": it was deleted.'],
    sends: ["GetEmailFlow"],
  },
  {
    name: "a flow that cannot be read",
    before: "Stopped",
    mishaps: { "GetEmailFlow 2": down },
    outcome: "failed",
    says: ["FF507 reading flow 1002 was answered with 503."],
    sends: ["GetEmailFlow"],
    status: "Stopped",
  },
  {
    name: "a new flow whose name somebody takes",
    before: "absent",
    mishaps: {
      "EmailFlows 1": after((shop) =>
        shop.api("/v1/Agents/Workflow/SaveEmailFlow", { Name: "Trial", StartOnlyOnce: true }),
      ),
    },
    outcome: "failed",
    says: ['FF701 "Trial": flow 1002 has this name by now.'],
    sends: ["EmailFlows"],
    status: "Stopped",
  },
  {
    name: "a new flow whose name cannot be looked up",
    before: "absent",
    mishaps: { "EmailFlows 2": down },
    outcome: "failed",
    says: ["FF507 listing the flows was answered with 503."],
    sends: ["EmailFlows", "no intent:trial"],
  },
];

async function shopBefore({ before, file = text("5 days") }: Row): Promise<Workshop> {
  const shop = workshop();
  shop.write("trial", text("3 days"));
  if (before !== "absent") await shop.apply();
  if (before === "Running" || before === "Paused") await toStatus("Running")(shop);
  if (before === "Paused") await toStatus("Paused")(shop);
  shop.write("trial", file);
  return shop;
}

test.each(rows)("$name", async (row) => {
  const shop = await shopBefore(row);
  const plan = (await shop.plan()).value;
  const sent = letHappen(shop, row.mishaps);
  const [flow] = (await shop.apply(plan)).flows;
  shop.intercept((request, send) => send(request));
  expect(said(flow?.diagnostics)).toEqual(row.says);
  expect(flow?.outcome).toBe(row.outcome);
  expect(sent.slice(0, -2)).toEqual(row.sends);
  expect(sent.slice(-2)).toEqual(["GetKeyOnDeviceIdentifier", "no lease:apply"]);
  const memory = (await shop.workplace().target.bindings.recall()).value;
  expect([...(memory?.intents.keys() ?? [])]).toEqual(row.open === true ? ["trial"] : []);
  if (row.status !== undefined) expect((await shop.live("Trial")).Status).toBe(row.status);
});
