import { describe, expect, test } from "vitest";
import type { HttpFailure } from "../../src/model/http.ts";
import { contentOf, findingOf, idsWith, type Patient, patientWith } from "./examine.ts";

const isSave = (path: string) => path.endsWith("/SaveEmailFlow");

async function leave(patient: Patient, Name: string, status?: string): Promise<number> {
  const ask = async (method: string, body: object) => {
    const answer = await patient.connection({
      method: "POST",
      path: `/v1/Agents/${method}`,
      headers: {},
      body: JSON.stringify(body),
    });
    return "body" in answer ? JSON.parse(answer.body) : undefined;
  };
  const { EmailFlowId } = await ask("Workflow/SaveEmailFlow", { Name });
  if (status !== undefined) await ask("Workflow/SetStatusOnWorkflow", { EmailFlowId, Status: status });
  return EmailFlowId;
}

const namesIn = ({ store }: Patient) => store.rows("email_flow").map(({ Name }) => String(Name));

describe("leftovers", () => {
  const killed = "flowform probe 2026-11-24T07:40Z 00000001 3";
  const atWork = "flowform probe 2026-11-24T07:50Z 00000002 7";
  const ours = ["flowform probe", "flowform probe 2026 notes", "My flowform probe 2026-11-24T07:40Z 00000001 3"];

  test("of a run that was killed are ended and deleted; one at work and flows of people are left alone", async () => {
    const patient = patientWith();
    await leave(patient, killed, "Running");
    const id = await leave(patient, atWork);
    for (const name of ours) await leave(patient, name);
    const examination = await patient.probe();
    expect(namesIn(patient)).not.toContain(killed);
    expect(namesIn(patient)).toEqual(expect.arrayContaining([atWork, ...ours]));
    expect(findingOf(examination, "scratch")).toMatchObject({
      status: "warning",
      code: "FF562",
      says: `"${atWork}" (flow ${id}): another doctor is at work, or one was killed.`,
    });
  });

  test("are only named without --probe, which writes nothing", async () => {
    const patient = patientWith();
    await leave(patient, killed);
    const before = contentOf(patient);
    expect(findingOf(await patient.examine(), "scratch")).toMatchObject({ code: "FF562" });
    expect(contentOf(patient)).toBe(before);
  });
});

describe("whatever happens, nothing is left", () => {
  test("when the answer to a save is lost", async () => {
    const patient = patientWith();
    const before = contentOf(patient);
    const lost: HttpFailure = { failure: "interrupted", sent: true, detail: "the connection broke off" };
    const examination = await patient.probe({
      connection: async (request) => {
        const answer = await patient.connection(request);
        return isSave(request.path) ? lost : answer;
      },
    });
    const told = examination.assumptions.filter(({ verdict }) => verdict !== "unclear").map(({ id }) => id);
    expect(told.join(" "), "what no flow is saved for").toBe("A9 A23 A30");
    expect(contentOf(patient)).toBe(before);
  });

  test("when somebody ends the program in the middle", async () => {
    const patient = patientWith();
    const before = contentOf(patient);
    let saves = 0;
    const examination = await patient.probe({
      isStopped: () => saves >= 5,
      connection: (request) => {
        if (isSave(request.path)) saves++;
        return patient.connection(request);
      },
    });
    expect(saves).toBe(5);
    expect(findingOf(examination, "probes")).toMatchObject({ status: "failed", code: "FF559" });
    expect(findingOf(examination, "scratch")?.status).toBe("ok");
    expect(contentOf(patient)).toBe(before);
  });

  test("when a bug of ours breaks a probe", async () => {
    const patient = patientWith();
    const before = contentOf(patient);
    const broken = patient.probe({ sleep: () => Promise.reject(new Error("broken")) });
    await expect(broken).rejects.toThrow("broken");
    expect(contentOf(patient)).toBe(before);
  });
});

test("a user who may not save flows is told so, once", async () => {
  const patient = patientWith();
  const before = contentOf(patient);
  const examination = await patient.probe({
    connection: async (request) =>
      isSave(request.path) ? { status: 403, headers: {}, body: '{"Message":"no right"}' } : patient.connection(request),
  });
  expect(findingOf(examination, "probes")).toMatchObject({ status: "failed", code: "FF505" });
  expect(idsWith(examination, "doesNotHold")).toBe("");
  expect(contentOf(patient)).toBe(before);
});

test("no flow is written or deleted but scratch flows of this run", async () => {
  const patient = patientWith();
  const foreign = new Set(patient.store.ids("email_flow"));
  await patient.probe();
  const touched = patient.requests.flatMap(({ path, body }) => {
    const writes = /(SaveEmailFlow|SetStatusOnWorkflow|DeleteEmailFlow|TryAddPersons|RemoveParticipants)/.test(path);
    const inBody = body === "" ? 0 : Number((JSON.parse(body) as { EmailFlowId?: number }).EmailFlowId ?? 0);
    return writes ? [inBody || Number(/emailFlowId=(\d+)/.exec(path)?.[1] ?? 0)] : [];
  });
  expect(touched.filter((id) => id > 0).length).toBeGreaterThan(30);
  expect(touched.filter((id) => foreign.has(id))).toEqual([]);
});
