import { describe, expect, it } from "vitest";
import { ciContext } from "../../src/ci/context.ts";
import { gitlabAnswers, gitlabJobs } from "./gitlab-recorded.ts";
import { gitlabJob } from "./job.ts";
import { headCommit } from "./stand-in.ts";

/** The variables that are looked at to know where a job stands. */
function lookedAt(environment: Readonly<Record<string, string>>): readonly string[] {
  const names = new Set<string>();
  const noted = new Proxy(environment, {
    get: (target, name) => {
      names.add(String(name));
      return target[String(name)];
    },
  });
  ciContext(noted, () => undefined);
  return [...names].filter((name) => name !== "GITHUB_ACTIONS").toSorted();
}

/** What kind of value a variable has. */
function kindOf(value: string | undefined): string {
  const kinds = { none: /^$/, number: /^\d+$/, commit: /^[0-9a-f]{40}$/, address: /^https?:\/\//, path: /\// };
  return Object.entries(kinds).find(([, pattern]) => pattern.test(value ?? ""))?.[0] ?? value ?? "";
}

const kindsOf = (variables: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, kindOf(value)]));

/** The variables that GitLab itself gives to a job of ours. */
const variablesOf = (event: string) =>
  Object.fromEntries(
    Object.entries(gitlabJob(event, "https://gitlab.example.com/api/v4", "/builds/acme/flows")).filter(([name]) =>
      /^(CI_|GITLAB_CI$)/.test(name),
    ),
  );

describe("the jobs that tests run in have the variables of jobs that GitLab has run", () => {
  it.each([
    { event: "gitlab-merge-request", as: "gitlab-merge-request" },
    { event: "gitlab-merged-results", as: "gitlab-merged-results" },
    { event: "gitlab-push", as: "gitlab-push" },
    // A fork's job was not recorded: it is held against one of the project itself.
    { event: "gitlab-fork", as: "gitlab-merge-request" },
  ] as const)("$event", ({ event, as }) => {
    const ours = variablesOf(event);
    expect(kindsOf(ours)).toEqual(kindsOf(gitlabJobs[as]));
    expect(lookedAt(ours)).toEqual(lookedAt(gitlabJobs[as]));
  });

  it("and what was recorded says where a job stands", () => {
    const at = (event: keyof typeof gitlabJobs) => ciContext(gitlabJobs[event], () => undefined).value;
    const request = { repository: "42", commit: headCommit, request: { number: 7, foreign: "" } };
    expect(at("gitlab-merge-request")).toMatchObject({ ...request, onDefaultBranch: false });
    expect(at("gitlab-merged-results")).toMatchObject({ ...request, onDefaultBranch: false });
    expect(at("gitlab-push")).toMatchObject({
      repository: "42",
      commit: gitlabAnswers.merged.body.merge_commit_sha,
      request: undefined,
      onDefaultBranch: true,
    });
  });
});
