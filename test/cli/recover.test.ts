import { describe, expect, it } from "vitest";
import { createProject, type ProjectFolder, type Running, smallFlow } from "./flowform.ts";
import { startProxy, type TestProxy } from "./proxy.ts";

interface Bench {
  readonly project: ProjectFolder;
  readonly proxy: TestProxy;
  readonly flowform: (line: string) => ReturnType<ProjectFolder["flowform"]>;
  readonly start: (line: string) => Running;
  readonly api: (path: string, body?: object) => Promise<unknown>;
  readonly flows: () => Promise<Readonly<Record<string, string>>>;
}

/** A project, a sandbox served by a process of its own, and a proxy between the two. */
async function bench(files: Readonly<Record<string, string>>): Promise<Bench> {
  const project = createProject(files);
  const served = project.start("sandbox --store world.log");
  const { url, token } = JSON.parse(await served.printed("\n")) as { url: string; token: string };
  const proxy = await startProxy(url);
  const target = (address: string) => `    url: ${address}\n    settleSeconds: 0\n`;
  project.write({ "flowform.yaml": `project: acme\ntargets:\n  local:\n${target(proxy.url)}` });
  const environment = { FLOWFORM_TOKEN: token };
  const api = async (path: string, body?: object) => {
    const answer = await fetch(`${url}${path}`, {
      method: path.includes("Archive") ? "GET" : "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return answer.json();
  };
  const flows = async () => {
    const { value } = (await api("/v1/Archive/EmailFlows?$select=emailFlowId,workflowName")) as {
      value: { emailFlowId: number; workflowName: string }[];
    };
    const own = value.filter(({ workflowName }) => /^(Alpha|Beta)$/.test(workflowName));
    const texts = own.map(async ({ emailFlowId, workflowName }) => {
      const flow = (await api(`/v1/Agents/Workflow/GetEmailFlow?emailFlowId=${emailFlowId}`)) as {
        Status: string;
        Steps: { NumIntervals: number }[];
      };
      return `${workflowName} ${flow.Status} ${flow.Steps[0]?.NumIntervals}`;
    });
    const all = await Promise.all(texts);
    return Object.fromEntries(all.map((text, index) => [String(own[index]?.emailFlowId), text]));
  };
  return {
    project,
    proxy,
    api,
    flows,
    flowform: (line) => project.flowform(`${line} --target local`, environment),
    start: (line) => project.start(`${line} --target local`, environment),
  };
}

const alpha = { "flows/a.flow.yaml": smallFlow("a", "Alpha") };
const both = { ...alpha, "flows/b.flow.yaml": smallFlow("b", "Beta") };

/** An applied flow that runs, and whose file now says something else. */
async function runningAndChanged(): Promise<Bench> {
  const made = await bench(alpha);
  await made.flowform("apply --auto-approve");
  const [id = ""] = Object.keys(await made.flows());
  await made.api("/v1/Agents/Workflow/SetStatusOnWorkflow", { EmailFlowId: Number(id), Status: "Running" });
  made.project.write({ "flows/a.flow.yaml": smallFlow("a", "Alpha", "5 days") });
  return made;
}

/** Starts an apply and kills it without mercy when it has got so far. */
async function killAt({ proxy, start }: Bench, text: string, where: "request" | "answer"): Promise<void> {
  const held = proxy.hold(text, where);
  const running = start("apply --auto-approve");
  await held.reached;
  running.process.kill("SIGKILL");
  await running.ended;
  if (where === "answer") held.go();
}

const values = (flows: Readonly<Record<string, string>>) => Object.values(flows);

describe("an apply that is killed", () => {
  it.each([
    ["SaveEmailFlow", "answer", "It was saved (flow"],
    ['"a/0"', "request", "It was saved (flow"],
  ] as const)(
    "while it creates a flow, at the %s (%s), is settled by another process: one flow, no more",
    async (at, where, words) => {
      const made = await bench(alpha);
      await killAt(made, at, where);
      const shown = await made.flowform("recover");
      expect(shown.code).toBe(7);
      expect(shown.out).toContain('  a: creating "Alpha", begun by ');
      expect(shown.out).toContain(words);
      expect((await made.flowform("plan")).out).toContain("warning FF713");
      const refused = await made.flowform("apply --auto-approve");
      expect([refused.code, refused.err.includes("error FF715")]).toEqual([5, true]);
      expect(shown.out).toContain("\nIf that apply is gone, flowform recover --yes --take-over settles");
      expect(await made.flowform("recover --yes --take-over")).toMatchObject({
        code: 0,
        out: "All of it is settled.\n",
      });
      expect((await made.flowform("apply --auto-approve")).code).toBe(0);
      expect(values(await made.flows())).toEqual(["Alpha Stopped 3"]);
      expect((await made.flowform("plan --detailed-exitcode")).code).toBe(0);
      expect(await made.flowform("recover")).toMatchObject({ code: 0, out: "Nothing is open.\n" });
    },
  );

  it.each([
    ['"Paused"', "answer", "It was not saved"],
    ["SaveEmailFlow", "request", "It was not saved"],
    ["SaveEmailFlow", "answer", "It was saved"],
    ['"Running"', "request", "It was saved"],
  ] as const)(
    "while it changes a running flow, at %s (%s), leaves it paused, and the next apply starts it again",
    async (at, where, words) => {
      const made = await runningAndChanged();
      await killAt(made, at, where);
      expect(values(await made.flows())[0]).toMatch(/^Alpha Paused/);
      const shown = await made.flowform("recover");
      expect(shown.out.replace(/\s+/g, " ")).toContain(`${words}`);
      expect(shown.out.replace(/\s+/g, " ")).toContain("It is paused by us; settling starts it again.");
      const applied = await made.flowform("apply --auto-approve --take-over");
      expect(applied.code).toBe(0);
      expect(applied.err).toContain("; it was left paused and runs again\n");
      expect(values(await made.flows())).toEqual(["Alpha Running 5"]);
      expect((await made.flowform("plan --detailed-exitcode")).code).toBe(0);
    },
  );

  it("leaves a flow alone that somebody has ended since", async () => {
    const made = await runningAndChanged();
    await killAt(made, "SaveEmailFlow", "answer");
    const [id = ""] = Object.keys(await made.flows());
    await made.api("/v1/Agents/Workflow/SetStatusOnWorkflow", { EmailFlowId: Number(id), Status: "Stopped" });
    expect((await made.flowform("recover --yes --take-over")).code).toBe(0);
    expect(values(await made.flows())).toEqual(["Alpha Stopped 5"]);
  });
});

describe("an apply that is asked to end", () => {
  it.each(["SIGINT", "SIGTERM"] as const)(
    "by %s finishes the flow in hand and says where it stopped",
    async (signal) => {
      const made = await bench(both);
      const held = made.proxy.hold("SaveEmailFlow", "answer");
      const running = made.start("apply --auto-approve");
      await held.reached;
      running.process.kill(signal);
      await running.printed("Stopping after the flow in hand.");
      held.go();
      const ended = await running.ended;
      expect(ended.code).toBe(1);
      expect(ended.err).toContain("✓ a created");
      expect(ended.err).toContain("- b not reached");
      expect(ended.err).toContain("error FF714: Applying was stopped on request");
      expect(ended.err.replace(/\s+/g, " ")).toContain("1 of 2 flows were finished; not begun or not finished: b.");
      expect(await made.flowform("recover")).toMatchObject({ code: 0, out: "Nothing is open.\n" });
      expect((await made.flowform("apply --auto-approve")).code).toBe(0);
      expect(values(await made.flows())).toEqual(["Alpha Stopped 3", "Beta Stopped 3"]);
    },
  );
});

describe("two applies at once", () => {
  it("the second one is told who is at it, and writes nothing", async () => {
    const made = await bench(both);
    const held = made.proxy.hold("SaveEmailFlow", "answer");
    const first = made.start("apply --auto-approve");
    await held.reached;
    const second = await made.flowform("apply --auto-approve");
    expect(second.code).toBe(5);
    expect(second.err).toMatch(/error FF715: Another apply is under way\n.*\/\d+\/[0-9a-f]{6} applies to this target/s);
    expect((await made.flowform("recover")).out).toMatch(/^1 flow is open\.\nHeld by .* until .* UTC\.\n/);
    held.go();
    expect((await first.ended).code).toBe(0);
    expect(values(await made.flows())).toEqual(["Alpha Stopped 3", "Beta Stopped 3"]);
    expect(made.proxy.passed.filter((line) => line.includes("SaveEmailFlow"))).toHaveLength(2);
  });
});

describe("recover", () => {
  it("ends with 7 for a note that cannot be read, which can be forgotten, and frees a target that nobody holds", async () => {
    const made = await bench(alpha);
    await made.flowform("apply --auto-approve");
    const put = (Key: string, Value: string) =>
      made.api("/v1/Agents/ForeignSystem/SaveForeignKey", {
        ForeignKey: { Key, Value, RecordId: 0, TableName: "" },
        ApplicationName: "flowform",
        DeviceName: "acme",
        DeviceIdentifier: "acme",
      });
    await put("intent:a/0", "garbage");
    await put("lease:apply/0", "1;1995752291866;%zz");
    expect(await made.flowform("plan")).toMatchObject({ code: 0, out: expect.stringContaining("warning FF727") });
    const shown = await made.flowform("recover");
    expect(shown).toMatchObject({ code: 7, out: expect.stringMatching(/^1 flow is open\.\nHeld by somebody/) });
    expect(await made.flowform("recover --yes")).toMatchObject({ code: 5, err: expect.stringContaining("FF726") });
    const unsettled = await made.flowform("recover --yes --take-over");
    expect(unsettled).toMatchObject({ code: 7, err: expect.stringContaining("error FF728") });
    expect((await made.flowform("recover --forget a")).code).toBe(0);
    await put("lease:apply/0", "garbage");
    const freed = await made.flowform("recover --yes --take-over");
    expect(freed).toMatchObject({ code: 0, err: expect.stringContaining("warning FF716") });
    expect(await made.flowform("recover")).toMatchObject({ code: 0, out: "Nothing is open.\n", err: "" });
  });

  it("needs the key of something that is open to forget", async () => {
    const made = await bench(alpha);
    const ended = await made.flowform("recover --forget b");
    expect(ended).toMatchObject({ code: 3, out: "" });
    expect(ended.err).toContain("nothing is open of b");
  });
});
