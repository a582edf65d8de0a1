import { expect, test } from "vitest";
import { planOf } from "../report/plan-of.ts";

const head = "flow: trial\nname: Trial\n";
const wait = (id: string) => `  - id: ${id}\n    wait: 1 day\n`;
const inside = (...ids: readonly string[]) =>
  ids.map((id) => `            - id: ${id}\n              wait: 1 day\n`).join("");
const split = (...ids: readonly string[]) =>
  `  - id: react\n    split:\n      by: personData\n      branches:\n        - id: rival\n          where: [{ retired: true }]\n          steps:\n${inside(...ids)}`;
const flow = (...parts: readonly string[]) => `${head}steps:\n${parts.join("")}`;

const project = (id: string, at: number) => `{ id: ${id}${at}, on: addedToProject, project: { id: ${at} } }`;
const goals = (...ids: readonly number[]) =>
  `${head}${ids.length === 0 ? "" : `goals:\n${ids.map((id) => `  - ${project("g", id)}\n`).join("")}`}steps: []\n`;
const triggers = (...ids: readonly number[]) =>
  `${head}enrolment:\n  once: true\n${ids.length === 0 ? "" : `  triggers:\n${ids.map((id) => `    - ${project("t", id)}\n`).join("")}`}steps: []\n`.replace(
    /(enrolment:\n) {2}once: true\n( {2}triggers)/,
    "$1$2",
  );

/** What is removed, and the line at which that is told: of what stood before it, or else of what it stood in. */
test.each([
  ["a step after another one", flow(wait("first"), wait("second")), flow(wait("first")), "second", 4],
  ["the first step of a flow", flow(wait("first"), wait("second")), flow(wait("second")), "first", 3],
  ["a goal, where others stay", goals(4, 5), goals(5), "g4", 3],
  ["the only goal", goals(4), goals(), "g4", 1],
  ["a trigger, where others stay", triggers(4, 5), triggers(5), "t4", 4],
  ["the only trigger", triggers(4), triggers(), "t4", 3],
  ["the last of two neighbours that go", flow(wait("a"), wait("b"), wait("c")), flow(wait("a")), "c", 4],
  ["the first step of a branch", flow(split("one", "two")), flow(split("two")), "react/rival/one", 8],
  ["a step of a branch after another one", flow(split("one", "two")), flow(split("one")), "react/rival/two", 11],
  ["a step whose split goes too", flow(wait("first"), split("one")), flow(wait("first")), "react/rival/one", 4],
])("%s is told where it stood", async (_, before, after, path, line) => {
  const [flow] = (await planOf([before, after])).flows;
  const removal = flow?.changes.find(({ action, node }) => action === "remove" && node.path === path);
  expect(removal?.source).toMatchObject({ file: "flows/test.flow.yaml", line });
});

test("each setting of a new flow is told where it stands", async () => {
  const text = `${head}enrolment:\n  once: false\nsteps: []\n`;
  const [flow] = (await planOf([undefined, text])).flows;
  const [add] = flow?.changes ?? [];
  const lines = add?.action === "add" ? add.places : undefined;
  expect(lines).toMatchObject({ Name: { line: 2 }, StartOnlyOnce: { line: 4 } });
});
