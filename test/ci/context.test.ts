import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ciContext } from "../../src/ci/context.ts";
import { githubJob, gitlabJob, mergeCommit } from "./job.ts";
import { headCommit } from "./stand-in.ts";

const readText = (path: string) => readFileSync(path, "utf8");
const onGithub = (event: string, more: Readonly<Record<string, string>> = {}) =>
  ciContext({ ...githubJob(event, "https://api.github.com", "/project"), ...more }, readText);
const onGitlab = (event: string) =>
  ciContext(gitlabJob(event, "https://gitlab.example.com/api/v4", "/project"), readText);

describe("where a job stands", () => {
  it.each([
    { event: "github-pull-request", foreign: "" },
    { event: "github-fork", foreign: "it comes from a fork" },
    { event: "github-deleted-fork", foreign: "it comes from a fork" },
    { event: "github-dependabot", foreign: "it comes from Dependabot" },
  ])("on $event: its last commit, and who may have secrets", ({ event, foreign }) => {
    expect(onGithub(event).value).toEqual({
      host: "github",
      apiUrl: "https://api.github.com",
      repository: "acme/flows",
      commit: headCommit,
      onDefaultBranch: false,
      pages: {
        run: "https://github.com/acme/flows/actions/runs/7001",
        files: "https://github.com/acme/flows/blob",
      },
      request: { number: 7, foreign },
    });
  });

  it.each([
    { event: "gitlab-merge-request", foreign: "" },
    { event: "gitlab-merged-results", foreign: "" },
    { event: "gitlab-fork", foreign: "it comes from a fork" },
  ])("on $event: the project of the merge request, not of the fork", ({ event, foreign }) => {
    expect(onGitlab(event).value).toMatchObject({
      host: "gitlab",
      repository: "42",
      commit: headCommit,
      onDefaultBranch: false,
      pages: {
        run: "https://gitlab.example.com/acme/flows/-/jobs/7001",
        files: "https://gitlab.example.com/acme/flows/-/blob",
      },
      request: { number: 7, foreign },
    });
  });

  it.each([
    { GITHUB_SERVER_URL: "" },
    { GITHUB_SERVER_URL: "javascript:alert(1)" },
    { GITHUB_SERVER_URL: "http://github.example.com" },
    { GITHUB_SERVER_URL: "https://me:secret@github.com" },
    { GITHUB_SERVER_URL: "https://a)*www.evil.example" },
    { GITHUB_REPOSITORY: "flows" },
    { GITHUB_REPOSITORY: "acme/.." },
    { GITHUB_REPOSITORY: "acme/flows/../../evil/flows" },
  ])("knows no pages to link to with %j", (more) => {
    expect(onGithub("github-pull-request", more).value?.pages).toEqual({ run: "", files: "" });
  });

  it.each(["", "7001)](https://evil.example.com", "../../evil"])("knows no page of the run %j", (run) => {
    const { pages } = onGithub("github-pull-request", { GITHUB_RUN_ID: run }).value ?? {};
    expect(pages).toEqual({ run: "", files: "https://github.com/acme/flows/blob" });
  });

  it("on the default branch alone may be applied", () => {
    const there = { commit: mergeCommit, onDefaultBranch: true, request: undefined };
    expect(onGithub("github-push").value).toMatchObject(there);
    expect(onGitlab("gitlab-push").value).toMatchObject(there);
    expect(onGithub("github-push", { GITHUB_REF: "refs/heads/other" }).value?.onDefaultBranch).toBe(false);
    expect(onGithub("github-push", { GITHUB_REF: "refs/tags/main" }).value?.onDefaultBranch).toBe(false);
  });

  it("outside of CI is nowhere", () => {
    expect(ciContext({}, readText).value?.host).toBe("none");
  });

  it.each(["pull_request_target", "workflow_run"])("refuses %s, which has secrets for foreign files", (event) => {
    const { value, diagnostics } = onGithub("github-fork", { GITHUB_EVENT_NAME: event });
    expect(value).toBeUndefined();
    expect(diagnostics.map(({ code }) => code)).toEqual(["FF871"]);
  });

  it.each([
    ["no file", undefined],
    ["no JSON", "{"],
    ["another event", "{}"],
    ["a number in words", '{"pull_request":{"number":"7","head":{"sha":"a"}}}'],
  ])("does not guess when the event holds %s", (_, text) => {
    const { value, diagnostics } = ciContext(githubJob("github-fork", "", "/"), () => text);
    expect(value).toBeUndefined();
    expect(diagnostics.map(({ code }) => code)).toEqual(["FF870"]);
  });
});
