import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { token } from "./stand-in.ts";

const events = fileURLToPath(new URL("events/", import.meta.url));

export const mergeCommit = "99887766554433221100ffeeddccbbaa99887766";

/** The variables of a job of GitHub Actions, on an event written after its documentation; see recorded.ts for real ones. */
export function githubJob(event: string, api: string, folder: string): Readonly<Record<string, string>> {
  const isPush = event === "github-push";
  return {
    GITHUB_ACTIONS: "true",
    GITHUB_API_URL: api,
    GITHUB_EVENT_NAME: isPush ? "push" : "pull_request",
    GITHUB_EVENT_PATH: join(events, `${event}.json`),
    GITHUB_OUTPUT: join(folder, "github-output"),
    GITHUB_REF: isPush ? "refs/heads/main" : "refs/pull/7/merge",
    GITHUB_REPOSITORY: "acme/flows",
    GITHUB_RUN_ID: "7001",
    GITHUB_SERVER_URL: "https://github.com",
    GITHUB_SHA: mergeCommit,
    GITHUB_STEP_SUMMARY: join(folder, "github-summary.md"),
    GITHUB_TOKEN: token,
    GITHUB_WORKSPACE: folder,
  };
}

/** The variables of a job of GitLab, written after jobs that it has run; gitlab-recorded/ has those. */
export function gitlabJob(event: string, api: string, folder: string): Readonly<Record<string, string>> {
  const recorded = JSON.parse(readFileSync(join(events, `${event}.json`), "utf8")) as Readonly<Record<string, string>>;
  const pages = "https://gitlab.example.com/acme/flows";
  return {
    ...recorded,
    GITHUB_ACTIONS: "",
    CI_API_V4_URL: api,
    CI_JOB_URL: `${pages}/-/jobs/7001`,
    CI_PROJECT_DIR: folder,
    CI_PROJECT_URL: pages,
    GITLAB_TOKEN: token,
  };
}
