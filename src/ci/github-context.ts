import { secretsForForeignCode, unclearEvent } from "../diagnostic/ci.ts";
import type { Outcome } from "../diagnostic/diagnostic.ts";
import { failure, success } from "../diagnostic/outcome.ts";
import { isObject, parseJson } from "../util/json.ts";
import type { CiContext, CiRequest, Environment, ReadText } from "./context.ts";
import { webAddress } from "./web-address.ts";

/** What GitHub Actions says of a run: some in variables, the rest in the file of the event. */
export function githubContext(environment: Environment, readText: ReadText): Outcome<CiContext> {
  const { GITHUB_EVENT_NAME: event = "", GITHUB_EVENT_PATH: path = "" } = environment;
  if (event === "pull_request_target" || event === "workflow_run")
    return failure(secretsForForeignCode(undefined, event));
  const payload = parseJson(readText(path) ?? "");
  if (!isObject(payload)) return failure(unclearEvent(undefined, `GITHUB_EVENT_PATH (${path}) holds no JSON object`));
  const common = {
    host: "github",
    apiUrl: environment.GITHUB_API_URL ?? "",
    repository: environment.GITHUB_REPOSITORY ?? "",
    pages: pagesOf(environment),
  } as const;
  if (event === "pull_request") return pullRequest(payload, common);
  const defaultBranch = text(payload, "repository", "default_branch");
  return success({
    ...common,
    commit: environment.GITHUB_SHA ?? "",
    onDefaultBranch: defaultBranch !== "" && environment.GITHUB_REF === `refs/heads/${defaultBranch}`,
    request: undefined,
  });
}

function pagesOf({ GITHUB_SERVER_URL: server = "", GITHUB_REPOSITORY = "", GITHUB_RUN_ID = "" }: Environment) {
  const repository = GITHUB_REPOSITORY.split("/");
  if (repository.length !== 2) return { run: "", files: "" };
  const isNumber = /^\d+$/.test(GITHUB_RUN_ID);
  return {
    run: isNumber ? webAddress(server, [...repository, "actions", "runs", GITHUB_RUN_ID]) : "",
    files: webAddress(server, [...repository, "blob"]),
  };
}

type Common = Pick<CiContext, "host" | "apiUrl" | "repository" | "pages">;

function pullRequest(payload: unknown, common: Common): Outcome<CiContext> {
  const number = at(payload, "pull_request", "number");
  const commit = text(payload, "pull_request", "head", "sha");
  if (typeof number !== "number" || commit === "")
    return failure(unclearEvent(undefined, "the event names no pull request with a number and a last commit"));
  const request: CiRequest = { number, foreign: foreignReason(payload) };
  return success({ ...common, commit, onDefaultBranch: false, request });
}

/** A fork that was deleted has no name any more, and still is one. Dependabot's branches get no secrets either. */
function foreignReason(payload: unknown): string {
  const from = text(payload, "pull_request", "head", "repo", "full_name");
  const into = text(payload, "pull_request", "base", "repo", "full_name");
  if (from === "" || from !== into) return "it comes from a fork";
  return text(payload, "pull_request", "user", "login") === "dependabot[bot]" ? "it comes from Dependabot" : "";
}

function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((inside, key) => (isObject(inside) ? inside[key] : undefined), value);
}

function text(value: unknown, ...path: readonly string[]): string {
  const found = at(value, ...path);
  return typeof found === "string" ? found : "";
}
