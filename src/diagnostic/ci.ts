import { error, warning } from "./define.ts";

/** What can go wrong in a CI job beside what goes wrong everywhere. */

export const unclearEvent = error("FF870", "The CI event is not understood", (why: string) => ({
  detail: `It cannot be told what this job may do: ${why}.`,
  fix: "Run flowform ci on the events pull_request and push, with the variables that the host sets.",
}));

export const secretsForForeignCode = error(
  "FF871",
  "This event would give secrets to foreign files",
  (event: string) => ({
    detail: `A workflow on ${event} has the secrets of the repository, while the files may be anybody's. Nothing was read.`,
    fix: "Use the event pull_request; pull requests from forks are then validated without secrets.",
  }),
);

export const commentNotWritten = warning("FF872", "The comment could not be written", (why: string) => ({
  detail: `${why} The same text is in comment.md and, on GitHub, in the summary of the job.`,
  fix: "On GitHub the job needs the permission pull-requests: write; on GitLab a GITLAB_TOKEN with the scope api and the role Reporter.",
}));

export const newerCommit = warning("FF873", "The comment was left to a newer commit", (ours: string) => ({
  detail: `This job looked at commit ${ours}, and the pull request has a newer one.`,
  fix: "Nothing to do: the job of the newer commit writes the comment.",
}));

export const noReport = error("FF874", "There is nothing to comment", (path: string, why: string) => ({
  detail: `${path} should be the result of flowform ci plan: ${why}.`,
  fix: "Run flowform ci plan before, with the same --out.",
}));

export const notApproved = error(
  "FF875",
  "The plan is not the one that was approved",
  (digest: string, approved: string) => ({
    detail: `The plan now has the digest ${digest}; ${approved}. Nothing was applied.`,
    fix: `Look at the plan above. If another job was applying just now, run this one again; if the plan is what you want, run it with the digest ${digest}; else change the files in a new pull request.`,
  }),
);

export const notDefaultBranch = error("FF876", "This is not the branch that is applied", () => ({
  detail: "flowform ci apply works in jobs of the default branch alone, after the pull request was merged.",
  fix: "Run it on a push to the default branch, or by hand on that branch; use flowform apply outside of CI.",
}));

export const noHostToken = warning("FF877", "There is no token for the host", (variable: string) => ({
  detail: `${variable} is empty, so nothing can be read from or written to the pull request.`,
  fix: `Give ${variable} to this step alone; jobs for forks have none, and need none.`,
}));

export const unsafeHost = error("FF878", "The address of the host is not safe", (url: string) => ({
  detail: `The token would go to ${url === "" ? "no address" : url}, and it is sent over https, or to this machine, alone.`,
  fix: "The host sets GITHUB_API_URL or CI_API_V4_URL itself; do not set it in the job.",
}));

export const approvalUnknown = warning("FF879", "No approved digest was found", (why: string) => ({
  detail: `${why} A plan without changes needs none; any other is refused.`,
  fix: "Merge by pull request, and let its last commit be planned before; or name the digest yourself.",
}));
