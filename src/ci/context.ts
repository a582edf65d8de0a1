import type { Outcome } from "../diagnostic/diagnostic.ts";
import { success } from "../diagnostic/outcome.ts";
import { githubContext } from "./github-context.ts";
import { gitlabContext } from "./gitlab-context.ts";

/** Where this run stands: what a CI host tells its jobs, in words that both hosts share. */
export interface CiContext {
  readonly host: HostName;
  /** The api root of the host; empty where there is none. */
  readonly apiUrl: string;
  /** How the api's paths name the repository: "owner/name", or the project's number. */
  readonly repository: string;
  /** The commit that is looked at: of a pull request its last one, not the trial merge. */
  readonly commit: string;
  readonly onDefaultBranch: boolean;
  readonly pages: HostPages;
  /** The pull request, or merge request, that this run belongs to. */
  readonly request: CiRequest | undefined;
}

/** Addresses of the host's pages for people, safe to link to; empty where they are not known. */
export interface HostPages {
  /** Of this run, or job, with its artifacts. */
  readonly run: string;
  /** Below it stand a commit and the path of a file. */
  readonly files: string;
}

export type HostName = "github" | "gitlab" | "none";

export interface CiRequest {
  readonly number: number;
  /** Why its files get no secrets; empty for a branch of the repository itself. */
  readonly foreign: string;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** The text of a file outside of the project; undefined when it cannot be read. */
export type ReadText = (path: string) => string | undefined;

const nowhere: CiContext = {
  host: "none",
  apiUrl: "",
  repository: "",
  commit: "",
  onDefaultBranch: false,
  pages: { run: "", files: "" },
  request: undefined,
};

/** Reads from the environment which host runs us and why; nothing is asked over the network. */
export function ciContext(environment: Environment, readText: ReadText): Outcome<CiContext> {
  if (environment.GITHUB_ACTIONS === "true") return githubContext(environment, readText);
  return success(environment.GITLAB_CI === "true" ? gitlabContext(environment) : nowhere);
}
