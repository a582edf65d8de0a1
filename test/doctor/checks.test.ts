import { describe, expect, test } from "vitest";
import type { HttpResponse } from "../../src/model/http.ts";
import { contentOf, findingOf, idsWith, type Patient, patientWith } from "./examine.ts";

const answered = (status: number, body: unknown): HttpResponse => ({
  status,
  headers: {},
  body: typeof body === "string" ? body : JSON.stringify(body),
});

/** The examination when calls whose path has the text are answered otherwise. */
function examineWith(part: string, answer: HttpResponse, patient: Patient = patientWith()) {
  return patient.examine({
    connection: async (request) => (request.path.includes(part) ? answer : patient.connection(request)),
  });
}

test("a target that is all right is so in every check, and nothing is written", async () => {
  const patient = patientWith();
  const before = contentOf(patient);
  const { checks, assumptions } = await patient.examine();
  expect(checks.map(({ id, status }) => `${id} ${status}`)).toEqual([
    "sign-in ok",
    "rights ok",
    "licence ok",
    "clock ok",
    "flows ok",
    "lists ok",
    "key-store ok",
    "defaults ok",
    "scratch ok",
  ]);
  expect(assumptions).toEqual([]);
  expect(contentOf(patient)).toBe(before);
});

describe("one check that fails stops no other", () => {
  test.each([
    { part: "currentPrincipal", failing: "sign-in rights" },
    { part: "GetWorkflowFencingInfo", failing: "licence" },
    { part: "/v1/Archive/EmailFlows", failing: "flows" },
    { part: "/v1/MDOList/form", failing: "lists" },
    { part: "ForeignSystem", failing: "key-store" },
    { part: "CreateDefault", failing: "defaults" },
  ])("$part is denied", async ({ part, failing }) => {
    const { checks } = await examineWith(part, answered(403, { Message: "no right" }));
    const failed = checks.filter(({ status }) => status === "failed");
    expect(failed.map(({ id }) => id).join(" ")).toBe(failing);
    expect(failed.map(({ code }) => code)).toEqual(failed.map(() => "FF505"));
    expect(failed.every(({ says, todo }) => says !== "" && todo !== "")).toBe(true);
  });
});

describe("rights", () => {
  const principal = { FullName: "Bo", Associate: "bo", FunctionRights: ["CanImport", "BulkUpdate"] };

  test("FF556 the right is not among those that are listed", async () => {
    const examination = await examineWith("currentPrincipal", answered(200, principal));
    expect(findingOf(examination, "rights")).toMatchObject({ status: "warning", code: "FF556" });
    expect(findingOf(examination, "sign-in")).toMatchObject({ status: "ok", says: "Bo (bo) is signed in." });
  });

  test("a target that lists none tells nothing", async () => {
    const examination = await examineWith("currentPrincipal", answered(200, { ...principal, FunctionRights: [] }));
    expect(findingOf(examination, "rights")?.status).toBe("unknown");
  });
});

describe("licence", () => {
  test.each([
    { name: "no flow", maximum: 0, status: "failed", code: "FF552" },
    { name: "one flow more than none", maximum: 1, status: "warning", code: "FF553" },
    { name: "many", maximum: 10, status: "ok", code: "" },
  ])("$name may be active", async ({ maximum, status, code }) => {
    const examination = await patientWith({ maximumActiveFlows: maximum }).examine();
    expect(findingOf(examination, "licence")).toMatchObject({ status, code });
  });

  test("a target that does not tell", async () => {
    expect(findingOf(await examineWith("Fencing", answered(200, "null")), "licence")?.status).toBe("unknown");
  });

  test("no room for a scratch flow: what needs one running is not told", async () => {
    const examination = await patientWith({ maximumActiveFlows: 1 }).probe();
    expect(idsWith(examination, "doesNotHold")).toBe("");
    expect(idsWith(examination, "unclear").split(" ")).toEqual(expect.arrayContaining(["A5", "A17", "A18", "A21"]));
  });
});

describe("clock", () => {
  test.each([
    { off: 20, status: "ok", code: "" },
    { off: 60, status: "warning", code: "FF551" },
    { off: -600, status: "failed", code: "FF550" },
    { off: 600, status: "failed", code: "FF550" },
  ])("$off seconds off", async ({ off, status, code }) => {
    const ours = Date.parse("2026-11-24T08:00:00Z") + off * 1000;
    const finding = findingOf(await patientWith().examine({ now: () => ours }), "clock");
    expect(finding).toMatchObject({ status, code });
    if (status === "failed")
      expect(finding?.says).toContain(`600 seconds ${off > 0 ? "ahead of" : "behind"} the target's`);
  });

  test("a target that does not say", async () => {
    const principal = answered(200, { FullName: "Bo" });
    expect(findingOf(await examineWith("currentPrincipal", principal), "clock")?.status).toBe("unknown");
  });
});

describe("lists", () => {
  test("FF554 names those that are empty", async () => {
    expect(findingOf(await examineWith("MDOList/crmscript", answered(200, [])), "lists")).toMatchObject({
      status: "warning",
      code: "FF554",
      says: expect.stringContaining("crmscript"),
    });
  });

  test("FF561 names those that cannot be read", async () => {
    expect(
      findingOf(await examineWith("MDOList/project", answered(404, { ErrorMessage: "no" })), "lists"),
    ).toMatchObject({
      status: "failed",
      code: "FF561",
      says: expect.stringContaining("project"),
    });
  });
});

describe("key store", () => {
  test("with --probe it is written too", async () => {
    expect(findingOf(await patientWith().probe(), "key-store")?.says).toContain(
      "A scratch key was written, read and deleted",
    );
  });

  test("FF557 it cannot be written", async () => {
    const examination = await patientWith({ otherwise: new Set(["A9"]) }).probe();
    expect(findingOf(examination, "key-store")).toMatchObject({
      status: "failed",
      code: "FF557",
      todo: expect.stringContaining("bindingsFile"),
    });
  });
});

test("FF555 lists the defaults that differ, each with both values", async () => {
  const finding = findingOf(await patientWith({ otherwise: new Set(["A23"]) }).examine(), "defaults");
  expect(finding).toMatchObject({ status: "warning", code: "FF555" });
  expect(finding?.says).toContain("flow.StartOnlyOnce is false, not true");
  expect(finding?.says).toContain("step SendSMS.Exit is true, not false");
  const trigger = { TriggerType: "PersonCreated", RestrictionGroups: [] };
  expect(
    findingOf(await examineWith("CreateDefaultWorkflowTrigger", answered(200, trigger)), "defaults")?.says,
  ).toContain('trigger.TriggerType is "PersonCreated", not "None"');
  const filter = { RestrictionGroups: [{ Name: "x" }] };
  expect(
    findingOf(await examineWith("CreateDefaultWorkflowFilter", answered(200, filter)), "defaults")?.says,
  ).toContain("filter.RestrictionGroups");
});
