import type { CiContext, CiRequest, Environment } from "./context.ts";
import { webAddress } from "./web-address.ts";

/** What GitLab says of a job: all of it stands in variables. */
export function gitlabContext(environment: Environment): CiContext {
  const { CI_COMMIT_BRANCH: branch = "", CI_DEFAULT_BRANCH: defaultBranch = "" } = environment;
  const request = mergeRequest(environment);
  return {
    host: "gitlab",
    apiUrl: environment.CI_API_V4_URL ?? "",
    repository:
      (request === undefined ? undefined : environment.CI_MERGE_REQUEST_PROJECT_ID) ?? environment.CI_PROJECT_ID ?? "",
    // With merged results CI_COMMIT_SHA is a trial merge that nobody will find again.
    commit: environment.CI_MERGE_REQUEST_SOURCE_BRANCH_SHA || (environment.CI_COMMIT_SHA ?? ""),
    onDefaultBranch: request === undefined && branch !== "" && branch === defaultBranch,
    pages: {
      run: webAddress(environment.CI_JOB_URL ?? ""),
      files: webAddress(environment.CI_PROJECT_URL ?? "", ["-", "blob"]),
    },
    request,
  };
}

function mergeRequest(environment: Environment): CiRequest | undefined {
  const number = Number(environment.CI_MERGE_REQUEST_IID ?? "");
  if (environment.CI_PIPELINE_SOURCE !== "merge_request_event" || !Number.isInteger(number) || number < 1)
    return undefined;
  const { CI_MERGE_REQUEST_SOURCE_PROJECT_ID: from, CI_MERGE_REQUEST_PROJECT_ID: into } = environment;
  return { number, foreign: from !== undefined && from === into ? "" : "it comes from a fork" };
}
