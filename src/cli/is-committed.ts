import { execFile } from "node:child_process";

/**
 * Whether git knows these files exactly as they are, so that it can bring them back. False where there is no git, for
 * files that it does not follow, and for such with changes that are not committed.
 */
export async function isCommitted(root: string, paths: readonly string[]): Promise<boolean> {
  const known = await git(root, ["ls-files", "--error-unmatch", "--", ...paths]);
  if (known === undefined) return false;
  return (await git(root, ["status", "--porcelain", "--untracked-files=all", "--", ...paths])) === "";
}

/** What git prints; undefined when it fails or is not there. */
function git(root: string, line: readonly string[]): Promise<string | undefined> {
  const plain = ["--no-optional-locks", "--literal-pathspecs", "-C", root];
  return new Promise((resolve) => {
    execFile("git", [...plain, ...line], { encoding: "utf8" }, (error, output) => {
      resolve(error === null ? output : undefined);
    });
  });
}
