import { execFileSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createProject, type ProjectFolder } from "./flowform.ts";

/** The page for people who begin, line for line: every command of it is run, in its order, against a sandbox. */
const page = readFileSync("docs/adopt.md", "utf8");

const blocksOf = (language: string) =>
  [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, "gm"))].map(([, text = ""]) => text);

/** The commands, without the remarks behind them. */
const commands = blocksOf("sh")
  .flatMap((block) => block.split("\n"))
  .map((line) => line.replace(/ +#.*$/, ""))
  .filter((line) => line !== "");

const wordsOf = (line: string) =>
  [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain = ""]) => quoted ?? plain);

/** A flow as somebody makes it in SuperOffice, with the id that the page speaks of. */
async function make(url: string, token: string): Promise<number[]> {
  const ids: number[] = [];
  for (const Name of ["Trial onboarding", "Newsletter", "Win back", "Events"]) {
    const Steps = [
      { StepType: "WaitForTime", TimeWaitAlgorithm: "NumIntervals", NumIntervals: 3, IntervalType: "Days" },
    ];
    const answer = await fetch(`${url}/v1/Agents/Workflow/SaveEmailFlow`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify({ EmailFlowId: 0, Name, Steps }),
    });
    ids.push(((await answer.json()) as { EmailFlowId: number }).EmailFlowId);
  }
  return ids;
}

/** What a reader does between the commands: the settings of the page, for a sandbox on this machine. */
function settle(project: ProjectFolder, url: string) {
  const [settings = ""] = blocksOf("yaml");
  const origin = new URL(url).origin;
  const local = settings
    .replace("tenant: Cust12345", "tenant: Cust00001")
    .replace("environment: online", `environment: ${origin}`);
  expect(local).not.toBe(settings);
  project.write({ "flowform.yaml": local });
}

test("every command of docs/adopt.md works, in the order of the page", async () => {
  const project = createProject();
  const running = createProject().start("sandbox");
  const { url, token } = JSON.parse(await running.printed("\n")) as { url: string; token: string };
  const [, second, third] = await make(url, token);
  const git = (...words: readonly string[]) =>
    execFileSync(
      "git",
      [
        "-C",
        project.path,
        "-c",
        "init.defaultBranch=main",
        "-c",
        "user.name=t",
        "-c",
        "user.email=t@example.com",
        ...words,
      ],
      {
        encoding: "utf8",
      },
    );
  // Signing in in the browser is tried in login.test.ts; here the token stands for it.
  for (const line of commands.filter((command) => !command.startsWith("flowform login"))) {
    const [program, ...words] = wordsOf(line.replace("1019", String(second)).replace("1024", String(third)));
    if (program === "git") {
      git(...words);
      continue;
    }
    const approved = words[0] === "apply" ? [...words, "--auto-approve"] : words;
    const ended = await project.flowform(approved, { FLOWFORM_TOKEN: token });
    expect({ line, ...ended }).toMatchObject({ line, code: 0 });
    if (line !== "flowform init") continue;
    rmSync(join(project.path, "flows/welcome.flow.yaml"));
    settle(project, url);
  }
  const kept = git("ls-files").split("\n");
  expect(kept.filter((path) => path.startsWith("flows/"))).toHaveLength(6);
  expect(kept.filter((path) => path.startsWith(".flowform/"))).toEqual([]);
  expect(git("status", "--short", "--ignored")).toBe("!! .flowform/\n");
}, 60_000);

test("every command of the page that speaks to a target names it", () => {
  const talking = commands.filter((line) => /^flowform (?!init)/.test(line));
  expect(talking.length).toBeGreaterThan(8);
  expect(talking.filter((line) => !line.endsWith("--target production"))).toEqual([]);
});
