import { describe, expect, test } from "vitest";
import { probes } from "../../src/doctor/probes.ts";
import { type Assumption, assumptions } from "../../src/model/assumptions.ts";
import { contentOf, findingOf, idsWith, patientWith, servedPatient } from "./examine.ts";

const all = Object.keys(assumptions) as Assumption[];

/** Assumptions that cannot be told any more when another does not hold, and why. */
const untold: Partial<Readonly<Record<Assumption, string>>> = {
  // Without them nobody can tell what the removal of a step does.
  A1: "A17",
  A2: "A17",
  // No flow is started where none can be ended.
  A18: "A5 A6 A17 A20 A21 A22 A28",
  // Nobody can say where a person stands.
  A29: "A17 A18 A21 A28",
  // A refusal that is not said cannot be told from other mishaps.
  A22: "A5 A13 A14 A15",
};

test("every assumption has one probe", () => {
  expect(probes.map(({ id }) => id).toSorted()).toEqual(all.toSorted());
});

describe("over HTTP, with a person", () => {
  test("everything holds on the sandbox as it is, and nothing of it is left", async () => {
    const patient = await servedPatient();
    const before = contentOf(patient);
    const examination = await patient.probe();
    expect(idsWith(examination, "holds")).toBe(all.join(" "));
    expect(examination.checks.filter(({ status }) => status !== "ok")).toEqual([]);
    expect(contentOf(patient)).toBe(before);
  });

  test.each(all)("%s does not hold where it does not, and the others do", async (id) => {
    const patient = await servedPatient([id]);
    const before = contentOf(patient);
    const examination = await patient.probe();
    expect([idsWith(examination, "doesNotHold"), idsWith(examination, "unclear")]).toEqual([id, untold[id] ?? ""]);
    expect(findingOf(examination, "probes")).toMatchObject({ status: "warning", code: "FF560" });
    if (id === "A18") return;
    expect(findingOf(examination, "scratch")?.status).toBe("ok");
    expect(contentOf(patient)).toBe(before);
  });
});

test("without a person, what needs one is not told, and nobody is put anywhere", async () => {
  const patient = patientWith();
  const examination = await patient.probe({ person: undefined });
  expect(idsWith(examination, "unclear")).toBe("A17 A18 A21 A28");
  expect(examination.assumptions.find(({ id }) => id === "A17")?.saw).toBe(
    "Not probed: needs a person (--probe-person).",
  );
  expect(patient.requests.filter(({ path }) => path.endsWith("/TryAddPersonsToEmailFlow"))).toEqual([]);
});

test("a flow that cannot be ended again is paused and named, and no other is started", async () => {
  const patient = patientWith({ otherwise: new Set<Assumption>(["A18"]) });
  const examination = await patient.probe();
  const starts = patient.requests.filter(
    ({ path, body }) => path.endsWith("SetStatusOnWorkflow") && /Running/.test(body),
  );
  expect(starts).toHaveLength(1);
  expect(findingOf(examination, "scratch")).toMatchObject({
    status: "failed",
    code: "FF558",
    says: expect.stringMatching(/"flowform probe 2026-11-24T08:00Z 0123abcd 1" \(flow \d+\)/),
  });
  const left = patient.store.rows("email_flow").filter(({ Name }) => String(Name).startsWith("flowform probe"));
  expect(left.map(({ Status, Triggers }) => [Status, Triggers])).toEqual([["Paused", []]]);
});

test("flows that are started have no trigger, and nobody in them gets any further before 2099", async () => {
  const patient = patientWith();
  const posted = new Map<number, Record<string, unknown>>();
  await patient.probe({
    connection: async (request) => {
      const answer = await patient.connection(request);
      const { pathname } = new URL(request.path, "http://sandbox");
      if (pathname.endsWith("/SetStatusOnWorkflow") && request.body.includes("Running")) {
        const { EmailFlowId } = JSON.parse(request.body);
        posted.set(EmailFlowId, patient.store.get("email_flow", EmailFlowId) ?? {});
      }
      return answer;
    },
  });
  expect(posted.size).toBeGreaterThan(3);
  const farAway = expect.stringContaining("2099");
  for (const flow of posted.values()) {
    expect(flow.Triggers).toEqual([]);
    const [first] = flow.Steps as readonly Record<string, unknown>[];
    if (flow.UseWorkflowStart === true) expect(flow.WorkflowStart).toEqual(farAway);
    else expect(first).toMatchObject({ StepType: "WaitForTime", Until: farAway });
  }
});
