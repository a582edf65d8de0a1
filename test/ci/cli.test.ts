import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { createProject, type Ended, type ProjectFolder, smallFlow } from "../cli/flowform.ts";
import { ciHere } from "./ci-here.ts";
import { githubJob, gitlabJob, mergeCommit } from "./job.ts";
import { headCommit, startStandIn, token } from "./stand-in.ts";
import { ourAuthor, type StandIn } from "./stand-in-call.ts";

/** An event each, and both hosts on a port of this machine; the main way and the secrets in real processes. */
const hosts = [
  { name: "github", request: "github-pull-request", fork: "github-fork", push: "github-push", job: githubJob },
  { name: "gitlab", request: "gitlab-merge-request", fork: "gitlab-fork", push: "gitlab-push", job: gitlabJob },
] as const;

type Host = (typeof hosts)[number];

const aFlow = (wait?: string) => ({ "flows/a.flow.yaml": smallFlow("a", "Alpha", wait) });

async function open(host: Host, files: Readonly<Record<string, string>> = aFlow()) {
  const standIn = await startStandIn({ mergeCommit });
  const project = createProject({ "flowform.yaml": "project: acme\n", ...files });
  const job = (event: Event) => host.job(host[event], standIn[host.name], project.path);
  const run = (event: Event, line: string, more: Readonly<Record<string, string>> = {}) =>
    ciHere(`ci ${line}`, project.path, { ...job(event), ...more });
  const start = (event: Event, line: string) => project.flowform(`ci ${line}`, job(event));
  return { standIn, project, run, start };
}

/** Where each host shows what a job has made, and files. */
const pages = {
  github: {
    artifact:
      "Full report: the artifact <code>flowform&#45;sandbox</code> of [this run](https://github.com/acme/flows/actions/runs/7001).",
    files: "https://github\\.com/acme/flows/blob",
  },
  gitlab: {
    artifact: "Full report: the artifacts of [this job](https://gitlab.example.com/acme/flows/-/jobs/7001).",
    files: "https://gitlab\\.example\\.com/acme/flows/-/blob",
  },
} as const;

const alwaysAnError = `lint:
  custom:
    - name: never
      when: flow.Name != ""
      message: No flow is right.
      severity: error
`;

type Event = "request" | "fork" | "push";

const own = ({ comments }: StandIn) => comments.filter(({ author }) => author === ourAuthor).map(({ body }) => body);
const resultOf = (project: ProjectFolder) => JSON.parse(project.read("flowform-report/result.json"));
const all = ({ out, err }: Ended) => `${out}${err}`;

/** Everything that was written into the project, but what the test itself wrote. */
const written = ({ path }: ProjectFolder) =>
  readdirSync(path, { recursive: true, encoding: "utf8" })
    .filter((file) => statSync(join(path, file)).isFile())
    .map((file) => readFileSync(join(path, file), "utf8"))
    .join("\n");

describe.each(hosts)("flowform ci on $name", (host) => {
  it("takes a change from the pull request to the target, exactly as it was approved", async () => {
    const { standIn, project, start } = await open(host);
    expect(await start("request", "comment --planning")).toMatchObject({ code: 0 });
    expect(own(standIn)).toEqual([]);

    expect(await start("request", "plan")).toMatchObject({ code: 0, err: "" });
    expect(resultOf(project)).toEqual({
      format_version: "1.0",
      outcome: "planned",
      project: "acme",
      folder: ".",
      target: "sandbox",
      commit: headCommit,
      changes: true,
      errors: 0,
      digest: expect.stringMatching(/^[0-9a-f]{16}$/),
    });
    const { digest } = resultOf(project);
    expect(JSON.parse(project.read("flowform-report/terraform.json"))).toEqual({ create: 1, update: 0, delete: 0 });
    expect((await start("request", "comment")).out).toContain("The comment was written.");
    expect(own(standIn)).toEqual([project.read("flowform-report/comment.md")]);
    expect(own(standIn)[0]).toContain(digest);
    for (const name of ["plan.json", "report.html"]) expect(project.read(`flowform-report/${name}`)).toContain(digest);
    expect((await project.flowform("plan")).out).toContain(`Digest ${digest}\n`);
    expect((await start("request", "comment")).out).toContain("The comment says this already.");

    const approved = await start("push", "approval");
    expect(approved).toMatchObject({ code: 0 });
    expect(approved.out).toContain(`Pull request 7 approved the digest ${digest}.`);
    const applied = await start("push", "apply");
    expect(applied).toMatchObject({ code: 0 });
    expect(applied.out).toContain("Applied to sandbox: 1 done.");
    if (host.name === "github") {
      const [, summary = ""] = project.read("github-summary.md").split("## Applied to sandbox: 1 done.\n");
      expect(summary).toMatch(
        new RegExp(`^\\nFrom last read to saved&#58; \\d+ ms\\.\\n\\nDigest (<code>)?${digest}(</code>)?\\n$`),
      );
    }
    const again = await start("push", "apply");
    expect(again).toMatchObject({ code: 0 });
    expect(again.out).toContain("WILL CHANGE: no.");
  });

  it("says that a new commit is being planned, and then what it does, in the same comment", async () => {
    const { standIn, project, run } = await open(host);
    await run("request", "plan");
    await run("request", "comment");
    await run("request", "comment --planning");
    expect(own(standIn)).toHaveLength(1);
    expect(own(standIn)[0]).toMatch(/^<!-- flowform:ci folder=\. target=sandbox commit= digest= -->\n.*planning/);
    await project.flowform("apply --auto-approve");
    await run("request", "plan");
    await run("request", "comment");
    expect(own(standIn)).toHaveLength(1);
    expect(own(standIn)[0]).toContain(`commit=${headCommit} digest= -->`);
    expect(resultOf(project)).toMatchObject({ outcome: "planned", changes: false, digest: "" });
  });

  it("validates a pull request from a fork without asking anybody anything", async () => {
    const { standIn, project, run } = await open(host, {
      "flowform.yaml": "project: acme\ntargets:\n  production:\n    url: http://127.0.0.1:9/api\n",
      ...aFlow(),
    });
    const planned = await run("fork", "plan --target production");
    expect(planned).toMatchObject({ code: 0 });
    expect(planned.out).toContain("valid. Nothing was planned for this pull request, because it comes from a fork.");
    expect(resultOf(project)).toMatchObject({ outcome: "validated", changes: false, digest: "" });
    expect(project.has("flowform-report/plan.json")).toBe(false);
    expect((await run("fork", "comment")).out).toContain("No comment is written, because it comes from a fork.");
    expect(await run("fork", "apply")).toMatchObject({ code: 3 });
    expect(standIn.asked).toEqual([]);
  });

  it("refuses another plan than the approved one, says how to approve it, and takes that", async () => {
    const { project, run } = await open(host);
    await run("request", "plan");
    await run("request", "comment");
    project.write(aFlow("9 days"));
    await run("push", "approval");
    const refused = await run("push", "apply");
    expect(refused).toMatchObject({ code: 5 });
    expect(refused.out).toContain("error FF875: The plan is not the one that was approved");
    expect((await project.flowform("plan --detailed-exitcode")).code).toBe(2);
    const [, digest = ""] = /run\s+it\s+with\s+the\s+digest\s+([0-9a-f]{16})/.exec(refused.out) ?? [];
    expect(await run("push", "apply --digest 0123456789abcdef")).toMatchObject({ code: 5 });
    expect(await run("push", `apply --digest ${digest}`)).toMatchObject({ code: 0 });
    expect((await project.flowform("plan --detailed-exitcode")).code).toBe(0);
  });

  it("takes no approval from a comment of somebody else, of an older commit, or of another commit's job", async () => {
    const { standIn, project, run } = await open(host);
    await run("request", "plan");
    await run("request", "comment");
    const [ours] = standIn.comments.splice(0);
    standIn.comments.push({ id: 1, author: 501, body: ours?.body ?? "" });
    expect((await run("push", "approval")).out).toMatch(/warning FF879[\s\S]*has no comment with a plan/);
    expect(await run("push", "apply")).toMatchObject({ code: 5 });
    standIn.comments.push({ id: 2, author: ourAuthor, body: ours?.body ?? "" });
    standIn.head = "0000000000000000000000000000000000000000";
    expect((await run("push", "approval")).out).toMatch(/FF879[\s\S]*is not of its\s+last commit/);
    standIn.head = headCommit;
    standIn.mergeCommit = "1111111111111111111111111111111111111111";
    expect((await run("push", "approval")).out).toMatch(/FF879[\s\S]*(came by no pull request)/);
    standIn.mergeCommit = mergeCommit;
    await run("push", "approval");
    const approval = JSON.parse(project.read("flowform-report/approval.json"));
    project.write({ "flowform-report/approval.json": JSON.stringify({ ...approval, commit: headCommit }) });
    expect(await run("push", "apply")).toMatchObject({ code: 5 });
  });

  it("warns, and does not fail, when the comment is refused", async () => {
    const { standIn, run, project } = await open(host);
    standIn.before = ({ method }) => (method === "POST" ? { status: 403, message: `no: ${token}` } : undefined);
    await run("request", "plan");
    const refused = await run("request", "comment");
    expect(refused).toMatchObject({ code: 0 });
    expect(refused.out).toContain("warning FF872: The comment could not be written");
    expect(refused.out).toContain("status 403");
    if (host.name === "github") expect(project.read("github-summary.md")).toContain("Marketing flows");
  });

  it("leads from the comment to the artifact, and from each row to its line at the commit", async () => {
    const { project, run } = await open(host);
    await run("request", "plan", { GITHUB_WORKSPACE: dirname(project.path), CI_PROJECT_DIR: dirname(project.path) });
    const text = project.read("flowform-report/comment.md");
    const lines = text.split("\n").filter((line) => line !== "");
    const { artifact, files } = pages[host.name];
    expect(lines.indexOf(artifact)).toBe(4);
    const file = `${basename(project.path)}/flows/a.flow.yaml`;
    const rows = lines.filter((line) => /^\| \*\*WH/.test(line));
    expect(rows.length).toBeGreaterThan(1);
    for (const row of rows)
      expect(row.replace(/\d+\]/, "LINE]").replace(/#L\d+/, "#LLINE")).toMatch(
        new RegExp(` \\| \\[LINE\\]\\(${files}/${headCommit}/${file}#LLINE\\) \\|$`),
      );
  });

  it("says first that lint fails the check, and shows its findings above what would be approved", async () => {
    const { standIn, project, run } = await open(host, {
      ...aFlow(),
      "flowform.yaml": `project: acme\n${alwaysAnError}`,
    });
    expect(await run("request", "plan")).toMatchObject({ code: 3 });
    expect(resultOf(project)).toMatchObject({ outcome: "planned", changes: true, errors: 1 });
    const text = project.read("flowform-report/comment.md");
    const places = [
      "## Marketing flows:",
      "**1 error: see Findings; this check fails.**",
      "### Findings",
      "Approve only",
    ];
    const found = places.map((part) => text.indexOf(part));
    expect(found).not.toContain(-1);
    expect(found).toEqual(found.toSorted((a, b) => a - b));
    expect(text.slice(0, found[1]).split("\n").length).toBeLessThan(10);
    expect(text.slice(found[2])).toMatch(/❌ error \*\*FF9\d\d\*\*/);

    await run("request", "comment");
    await run("push", "approval");
    const applied = await run("push", "apply");
    expect(applied).toMatchObject({ code: 0, out: expect.stringContaining("Applied to sandbox: 1 done.") });
    // Nothing would change any more, and the check still fails: that is worth a comment.
    standIn.comments.splice(0);
    expect(await run("request", "plan")).toMatchObject({ code: 3 });
    expect(resultOf(project)).toMatchObject({ changes: false, errors: 1 });
    expect((await run("request", "comment")).out).toContain("The comment was written.");
  });

  it("leaves the comment to a newer commit", async () => {
    const { standIn, run } = await open(host);
    await run("request", "plan");
    standIn.head = "0000000000000000000000000000000000000000";
    expect((await run("request", "comment")).out).toContain("warning FF873");
    expect(own(standIn)).toEqual([]);
  });

  it("comments errors, too, and takes the old plan away with them", async () => {
    const { standIn, project, run } = await open(host);
    await run("request", "plan");
    await run("request", "comment");
    project.write({ "flows/a.flow.yaml": "flow: a\nname: [\n" });
    const failed = await run("request", "plan");
    expect(failed).toMatchObject({ code: 3 });
    await run("request", "comment");
    expect(own(standIn)).toHaveLength(1);
    expect(own(standIn)[0]).toContain("nothing can be applied, because there are errors");
    expect(own(standIn)[0]).toContain("FF101");
    expect(JSON.parse(project.read("flowform-report/flowform.sarif")).runs[0].results[0].ruleId).toBe("FF101");
    expect(JSON.parse(project.read("flowform-report/code-quality.json"))[0].location.path).toBe("flows/a.flow.yaml");
    expect(project.read("flowform-report/junit.xml")).toContain('<failure message="FF101');
    if (host.name === "github") expect(failed.out).toMatch(/^::error file=flows\/a\.flow\.yaml,line=\d+/m);
  });

  it("keeps to its one comment while flowform.yaml cannot be read, and lets the plan say why", async () => {
    const { standIn, project, run } = await open(host);
    await run("request", "plan");
    await run("request", "comment");
    project.write({ "flowform.yaml": "project: [\n" });
    expect(await run("request", "comment --planning")).toMatchObject({ code: 0 });
    expect(own(standIn)).toEqual([expect.stringContaining("is being planned")]);
    const failed = await run("request", "plan");
    expect(failed).toMatchObject({ code: 3 });
    expect(failed.out).toContain("FF101");
    await run("request", "comment");
    expect(own(standIn)).toEqual([expect.stringContaining("nothing can be applied, because there are errors")]);
    project.write({ "flowform.yaml": "project: acme\n" });
    await run("request", "plan");
    await run("request", "comment");
    expect(own(standIn)).toEqual([expect.stringContaining("Approve only this digest")]);
  });

  it("never prints or writes a token, even when the host sends it back", async () => {
    const { standIn, project, start } = await open(host);
    standIn.before = ({ method }) => (method === "GET" ? undefined : { status: 500, message: `you sent ${token}` });
    const runs: Ended[] = [];
    for (const line of ["plan", "comment --planning", "comment"]) runs.push(await start("request", line));
    for (const line of ["approval", "apply"]) runs.push(await start("push", line));
    expect(runs.map(all).join("")).toMatch(/status 500 \(you\s+sent\s+\*\*\*\)/);
    expect(`${runs.map(all).join("")}${written(project)}`).not.toContain(token);
  });

  it.each([
    { variable: "TOKEN", value: "", code: "FF877", exit: 0 },
    { variable: "TOKEN", value: "two\nlines", code: "FF877", exit: 0 },
    { variable: "API", value: "http://evil.example", code: "FF878", exit: 3 },
    { variable: "API", value: "https://a:b@api.example", code: "FF878", exit: 3 },
  ])("sends no token anywhere with $variable=$value", async ({ variable, value, code, exit }) => {
    const { standIn, run } = await open(host);
    const names = {
      github: { TOKEN: "GITHUB_TOKEN", API: "GITHUB_API_URL" },
      gitlab: { TOKEN: "GITLAB_TOKEN", API: "CI_API_V4_URL" },
    };
    const name = names[host.name][variable === "API" ? "API" : "TOKEN"];
    const ended = await run("request", "comment --planning", { [name]: value });
    expect(ended).toMatchObject({ code: exit });
    expect(ended.out).toContain(code);
    expect(standIn.asked).toEqual([]);
  });
});

describe("flowform ci", () => {
  it("comments nothing that was not planned", async () => {
    const { run, project } = await open(hosts[0]);
    expect(await run("request", "comment")).toMatchObject({ code: 1, out: expect.stringContaining("FF874") });
    project.write({ "flowform-report/result.json": "{}" });
    expect(await run("request", "comment")).toMatchObject({ code: 1, out: expect.stringContaining("FF874") });
  });

  it("applies on the default branch alone, and approves nowhere else", async () => {
    const { run } = await open(hosts[0]);
    for (const line of ["apply", "approval"]) {
      const ended = await run("request", line);
      expect(ended).toMatchObject({ code: 3 });
      expect(ended.out).toContain("FF876");
    }
  });

  it("hands over what the next steps need, and a summary within its limit", async () => {
    const flows = Array.from({ length: 60 }, (_, index) => [
      `flows/f${index}.flow.yaml`,
      smallFlow(`f${index}`, `Flow ${index} ${"@all <b> ".repeat(9)}`),
    ]);
    const { run, project } = await open(hosts[0], Object.fromEntries(flows));
    await run("request", "plan");
    const { digest } = resultOf(project);
    expect(project.read("github-output")).toBe(
      `outcome=planned\nchanges=true\ndigest=${digest}\nfolder=flowform-report\n`,
    );
    expect(statSync(join(project.path, "github-summary.md")).size).toBeLessThan(900 * 1024);
    const comment = project.read("flowform-report/comment.md");
    expect(comment.length).toBeLessThanOrEqual(32_000);
    expect(comment).not.toContain("@all");
  });

  it("says in the comment why a target could not be planned, and sends the job's secrets nowhere else", async () => {
    const targets = "targets:\n  production:\n    url: https://crm.example.com/api\n";
    const { run, project, standIn } = await open(hosts[0], {
      "flowform.yaml": `project: acme\n${targets}`,
      ...aFlow(),
    });
    const secrets = { FLOWFORM_TOKEN: "canaryOfTheTenant", FLOWFORM_HOST: "crm.other.com" };
    const planned = await run("request", "plan --target production", secrets);
    expect(planned).toMatchObject({ code: 4 });
    expect(resultOf(project)).toMatchObject({ outcome: "failed", target: "production", digest: "" });
    await run("request", "comment");
    expect(own(standIn)[0]).toMatch(/^<!-- flowform:ci folder=\. target=production [\s\S]*error \*\*FF5\d\d\*\*/);
    expect(`${all(planned)}${written(project)}`).not.toContain(secrets.FLOWFORM_TOKEN);
  });

  it("prints names of flows where the host reads no commands", async () => {
    const { run } = await open(hosts[0], { "flows/a.flow.yaml": smallFlow("a", '"Alpha ##[add-mask]x"') });
    const { out } = await run("request", "plan");
    expect(out).not.toContain("##[");
    expect(out).toMatch(/^::stop-commands::([0-9a-f]{32})\nWILL CHANGE[\s\S]*\[add-mask\]x[\s\S]*\n::\1::\n/);
  });

  it("names files from the root of the repository", async () => {
    const { run, project } = await open(hosts[0], { "flows/a.flow.yaml": "flow: [" });
    const { out } = await run("request", "plan", { GITHUB_WORKSPACE: join(project.path, "..") });
    expect(out).toMatch(/^::error file=flowform-cli-[^/]+\/flows\/a\.flow\.yaml,/m);
    const folder = basename(project.path);
    const cases = [...project.read("flowform-report/junit.xml").matchAll(/<testcase name="([^"]*)"/g)];
    expect(cases.map(([, name]) => name)).toEqual([`${folder}/flows/a.flow.yaml`]);
  });

  it("gives findings without a place that of the project's file, from the root of the repository", async () => {
    const targets = "targets:\n  production:\n    url: https://crm.example.com/api\n";
    const { run, project } = await open(hosts[0], { "flowform.yaml": `project: acme\n${targets}`, ...aFlow() });
    await run("request", "plan --target production", { GITHUB_WORKSPACE: join(project.path, "..") });
    const place = `${basename(project.path)}/flowform.yaml`;
    const [quality] = JSON.parse(project.read("flowform-report/code-quality.json"));
    expect(quality.location.path).toBe(place);
    const [result] = JSON.parse(project.read("flowform-report/flowform.sarif")).runs[0].results;
    expect(result.locations[0].physicalLocation.artifactLocation.uri).toBe(place);
  });

  it.each(["", "destroy", "plan apply"])("knows no ci %s", async (line) => {
    expect(await createProject().flowform(`ci ${line}`.trim())).toMatchObject({ code: 3 });
  });
});
