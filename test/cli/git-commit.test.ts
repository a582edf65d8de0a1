import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { gitCommit } from "../../src/cli/git-commit.ts";
import { createNodeFileSystem } from "../../src/cli/node-file-system.ts";

const commit = "4f2c9e1".padEnd(40, "0");
let root = "";

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "flowform-git-"));
});
afterEach(() => rmSync(root, { recursive: true }));

function write(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

const found = (folder: string) => {
  mkdirSync(join(root, folder), { recursive: true });
  return gitCommit(createNodeFileSystem(join(root, folder)));
};

describe("gitCommit", () => {
  it("reads the branch that is checked out", () => {
    write({ ".git/HEAD": "ref: refs/heads/main\n", ".git/refs/heads/main": `${commit}\n` });
    expect(found(".")).toBe(commit);
  });

  it("finds the repository above the project", () => {
    write({ ".git/HEAD": "ref: refs/heads/main\n", ".git/refs/heads/main": `${commit}\n` });
    expect(found("marketing/flows")).toBe(commit);
  });

  it("reads a packed branch and a commit that is on none", () => {
    write({ "a/.git/HEAD": "ref: refs/heads/main\n", "a/.git/packed-refs": `# pack\n${commit} refs/heads/main\n` });
    write({ "b/.git/HEAD": `${commit}\n` });
    expect([found("a"), found("b")]).toEqual([commit, commit]);
  });

  it("reads a worktree", () => {
    write({
      "main/.git/worktrees/x/HEAD": "ref: refs/heads/x\n",
      "main/.git/worktrees/x/commondir": "../..\n",
      "main/.git/refs/heads/x": `${commit}\n`,
      "x/.git": "gitdir: ../main/.git/worktrees/x\n",
    });
    expect(found("x")).toBe(commit);
  });

  it.each([
    ["no commit yet", { ".git/HEAD": "ref: refs/heads/main\n" }],
    ["something else", { ".git/HEAD": "<<<" }],
  ])("knows of %s", (_, files) => {
    write(files);
    expect(found(".")).toBe("");
  });
});
