import { spawn } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import packageFile from "../../package.json" with { type: "json" };
import { createProject, smallFlow } from "../cli/flowform.ts";
import { githubJob, gitlabJob, mergeCommit } from "./job.ts";
import { startStandIn, token } from "./stand-in.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const read = (path: string) => readFileSync(join(root, path), "utf8");

interface Step {
  readonly name?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly shell?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly if: string;
  readonly environment?: string;
  readonly permissions: Readonly<Record<string, string>>;
  readonly concurrency?: Readonly<Record<string, unknown>>;
  readonly steps: readonly Step[];
}

const page = read("docs/review.md");
const [workflowText = "", includeText = ""] = [...page.matchAll(/```yaml\n(# \.git[\s\S]*?)```/g)].map(
  ([, text]) => text,
);
const workflow: { readonly on: object; readonly permissions: object; readonly jobs: Record<string, Job> } =
  parse(workflowText);
const action: { readonly runs: { readonly using: string; readonly steps: readonly Step[] } } = parse(
  read("action.yml"),
);

interface GitlabJob {
  readonly extends: string | readonly string[];
  readonly rules: readonly { readonly if: string }[];
  readonly environment?: { readonly name: string; readonly action?: string };
  readonly resource_group?: string;
  readonly interruptible?: boolean;
  readonly script: readonly string[];
  readonly after_script?: readonly string[];
  readonly artifacts?: { readonly reports: Readonly<Record<string, string>>; readonly access: string };
}

const gitlab: Record<string, GitlabJob> & { readonly variables: Readonly<Record<string, string>> } = parse(
  read(".ci/gitlab.yml"),
);
const jobOf = (name: string): GitlabJob => gitlab[name] ?? { extends: "", rules: [], script: [] };

describe("the workflow of docs/review.md", () => {
  const { validate, plan, apply } = workflow.jobs;
  const usesOf = (job: Job | undefined) => job?.steps.map(({ uses = "" }) => uses) ?? [];

  it("runs on events without secrets for strangers", () => {
    expect(Object.keys(workflow.on)).toEqual(["pull_request", "push", "workflow_dispatch"]);
    expect(Object.keys(workflow.jobs)).toEqual(["validate", "plan", "apply"]);
  });

  it("gives a fork's job no secrets, no environment, and a token that only reads", () => {
    expect(validate?.permissions).toEqual({ contents: "read" });
    expect(validate?.environment).toBeUndefined();
    expect(JSON.stringify(validate)).not.toMatch(/secrets\.|vars\.|FLOWFORM_/);
    expect(validate?.if).toContain("head.repo.full_name != github.repository");
    expect(plan?.if).toContain("head.repo.full_name == github.repository");
  });

  it("gives each job the least rights", () => {
    expect(workflow.permissions).toEqual({});
    expect(plan?.permissions).toEqual({ contents: "read", "pull-requests": "write" });
    expect(apply?.permissions).toEqual({ contents: "read", "pull-requests": "read" });
    expect(page.match(/persist-credentials: false/g)).toHaveLength(3);
  });

  it("applies on the main branch alone, one at a time, and breaks none off", () => {
    expect(apply?.if).toBe("github.event_name != 'pull_request' && github.ref == 'refs/heads/main'");
    expect(apply?.concurrency).toEqual({ group: "flowform-production", "cancel-in-progress": false });
    expect(apply?.environment).toBe("production");
    expect(plan?.concurrency).toMatchObject({ "cancel-in-progress": true });
  });

  it("takes every action at a commit", () => {
    const all = [
      ...Object.values(workflow.jobs).flatMap(usesOf),
      ...action.runs.steps.flatMap(({ uses = [] }) => uses),
    ];
    expect(all.length).toBeGreaterThan(6);
    expect(all.filter((uses) => !/@[0-9a-f]{40}$/.test(uses) && uses !== "OWNER/flowform@COMMIT")).toEqual([]);
  });

  it("puts nothing that somebody else wrote into a script", () => {
    const scripts = [...Object.values(workflow.jobs).flatMap(({ steps }) => steps), ...action.runs.steps];
    expect(scripts.filter(({ run = "" }) => run.includes("${{"))).toEqual([]);
  });
});

describe("the GitLab template", () => {
  it("is what the page includes, and installs this version", () => {
    expect(parse(includeText)).toMatchObject({ include: [{ local: ".gitlab/flowform.yml" }] });
    expect(gitlab.variables.FLOWFORM_VERSION).toBe(packageFile.version);
  });

  it("gives a fork's job no environment, so none of its variables", () => {
    const { environment, rules, script } = jobOf("flowform-validate");
    expect(environment).toBeUndefined();
    expect(rules).toHaveLength(1);
    expect(rules[0]?.if).toContain("$CI_MERGE_REQUEST_SOURCE_PROJECT_ID != $CI_MERGE_REQUEST_PROJECT_ID");
    expect(script.join()).not.toContain("comment");
    expect(jobOf("flowform-plan").rules[0]?.if).toContain(
      "$CI_MERGE_REQUEST_SOURCE_PROJECT_ID == $CI_MERGE_REQUEST_PROJECT_ID",
    );
  });

  it("applies on the default branch alone, one at a time, and breaks none off", () => {
    const { rules, resource_group: group, interruptible, environment } = jobOf("flowform-apply");
    expect(rules).toHaveLength(1);
    expect(rules[0]?.if).toMatch(/^\$CI_COMMIT_BRANCH == \$CI_DEFAULT_BRANCH && /);
    expect({ group, interruptible, environment }).toEqual({
      group: "flowform-$FLOWFORM_TARGET",
      interruptible: false,
      environment: { name: "$FLOWFORM_TARGET" },
    });
  });

  it("names the reports that are written", () => {
    expect(jobOf(".flowform-reports").artifacts).toMatchObject({
      access: "developer",
      reports: {
        terraform: "flowform-report/terraform.json",
        codequality: "flowform-report/code-quality.json",
        junit: "flowform-report/junit.xml",
      },
    });
  });
});

/** Runs shell lines as a runner does. The stand-in answers from this process, so it must not be blocked. */
async function shell(
  script: string,
  cwd: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<{ readonly code: number | null; readonly out: string }> {
  const child = spawn("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", script], {
    cwd,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
  });
  let out = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => {
      out += text;
    });
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { code, out };
}

const project = () =>
  createProject({ "flowform.yaml": "project: acme\n", "flows/a.flow.yaml": smallFlow("a", "Alpha") });

describe("from a pull request to the target", () => {
  it("goes with the steps of the action, as they stand in action.yml", async () => {
    const standIn = await startStandIn({ mergeCommit });
    const { path } = project();
    const run = async (command: "plan" | "apply", event: string) => {
      const inputs: Readonly<Record<string, string>> = { command, target: "sandbox", digest: "", token };
      const value = (text: string) =>
        text.replace(/\$\{\{ inputs\.(\w+) \}\}/g, (_, name: string) => inputs[name] ?? "");
      const { GITHUB_TOKEN: _, ...job } = githubJob(event, standIn.github, path);
      const steps = action.runs.steps.filter((step) => step.if?.includes(`'${command}'`) && step.run !== undefined);
      const outputs: string[] = [];
      for (const { run: script = "", env = {} } of steps) {
        const given = Object.fromEntries(Object.entries(env).map(([name, text]) => [name, value(text)]));
        const { code, out } = await shell(script, path, { ...job, ...given, GITHUB_ACTION_PATH: root });
        expect({ code, out }).toMatchObject({ code: 0 });
        outputs.push(out);
      }
      return outputs;
    };
    expect(await run("plan", "github-pull-request")).toHaveLength(3);
    expect(standIn.comments).toHaveLength(1);
    const applied = await run("apply", "github-push");
    expect(applied.at(-1)).toContain("Applied to sandbox: 1 done.");
  });

  it("goes with the scripts of the GitLab template", async () => {
    const standIn = await startStandIn({ mergeCommit });
    const { path } = project();
    const bin = join(path, "bin");
    mkdirSync(bin);
    writeFileSync(
      join(bin, "flowform"),
      `#!/bin/sh\nexec "${process.execPath}" "${join(root, "dist/flowform.js")}" "$@"\n`,
    );
    chmodSync(join(bin, "flowform"), 0o755);
    const run = async (name: string, event: string) => {
      const { script, after_script: after = [] } = jobOf(name);
      const env = {
        ...gitlabJob(event, standIn.gitlab, path),
        FLOWFORM_TARGET: "sandbox",
        PATH: `${bin}:${process.env.PATH}`,
      };
      const { code, out } = await shell([...script, ...after].join("\n"), path, env);
      expect({ code, out }).toMatchObject({ code: 0 });
      return out;
    };
    await run("flowform-validate", "gitlab-fork");
    expect(standIn.asked).toEqual([]);
    await run("flowform-plan", "gitlab-merge-request");
    expect(standIn.comments).toHaveLength(1);
    expect(await run("flowform-apply", "gitlab-push")).toContain("Applied to sandbox: 1 done.");
  });
});
