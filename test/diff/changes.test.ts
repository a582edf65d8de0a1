import { expect, test } from "vitest";
import { applied, compare } from "../support/compare.ts";
import { compileText } from "../support/example-flows.ts";

const flow = (steps: string, more = "") => compileText(`flow: a\nname: A\n${more}steps: [${steps}]\n`).flow;
const mail = (id: string) => `{ id: ${id}, sendEmail: { mailing: ${id} } }`;
const split = (steps: string, everyoneElse = "") =>
  `{ id: s, split: { by: linkClicked, branches: [{ id: left, link: Book, steps: [${steps}] }], everyoneElse: [${everyoneElse}] } }`;

function changesOf(before: ReturnType<typeof flow>, after: ReturnType<typeof flow>, remembered = true) {
  const { live, known } = applied(before);
  return compare(after, live, remembered ? known : {}).changes;
}

const kept = ({ node, ...change }: ReturnType<typeof changesOf>[number]) => ({ ...node, ...change });

test("a change names the node by kind, type, id, server id and the way to it", () => {
  const [change] = changesOf(flow(split(mail("m"))), flow(split(mail("m").replace("mailing: m", "mailing: other"))));
  expect(change?.node).toEqual({ kind: "step", type: "SendEmail", id: "m", serverId: 2, path: "s/left/m" });
});

test("an added step has no server id yet, and says where it will stand, counted from 1", () => {
  const [change] = changesOf(flow(split(mail("m"))), flow(split(`${mail("m")}, ${mail("n")}`)));
  expect(change).toMatchObject({
    action: "add",
    node: { id: "n", serverId: 0, path: "s/left/n" },
    position: { container: "s/left", index: 2 },
    after: { StepType: "SendEmail", Subject: "" },
  });
});

test("a removed step says where it stood, by the ids of the file that had it", () => {
  const before = flow(`${mail("a")}, ${split(mail("m"))}`);
  expect(changesOf(before, flow(mail("a")))).toMatchObject([
    { action: "remove", node: { id: "s", path: "s" }, position: { container: "", index: 2 } },
    { node: { id: "left", kind: "option", path: "s/left" }, position: { container: "s", index: 1 } },
    {
      node: { id: "m", path: "s/left/m" },
      before: { StepType: "SendEmail" },
      position: { container: "s/left", index: 1 },
    },
    { node: { id: "everyoneElse", path: "s/everyoneElse" }, position: { container: "s", index: 2 } },
  ]);
});

test("a removed step that no file ever named is called by its type and its id on the server", () => {
  expect(changesOf(flow(`${mail("a")}, { id: w, wait: 3 days }`), flow(mail("a")), false).map(kept)).toMatchObject([
    { action: "remove", id: "WaitForTime-2", path: "WaitForTime-2" },
  ]);
});

test("events without an id are called by their list and place", () => {
  const events = (triggers: string, goals: string) =>
    flow(mail("a"), `enrolment: { triggers: [${triggers}] }\ngoals: [${goals}]\n`);
  const changes = changesOf(
    events("", ""),
    events("{ on: saleSold }, { on: formSubmitted, form: F }", "{ on: saleSold }"),
  );
  expect(changes.map(({ action, node }) => `${action} ${node.path}`)).toEqual([
    "add triggers[1]",
    "add triggers[2]",
    "add goals[1]",
  ]);
});

test("a move says from where to where", () => {
  const [change] = changesOf(flow(`${mail("a")}, ${split(mail("m"))}`), flow(`${split(`${mail("m")}, ${mail("a")}`)}`));
  expect(change).toMatchObject({
    action: "move",
    node: { id: "a", serverId: 1, path: "s/left/a" },
    before: { container: "", index: 1 },
    after: { container: "s/left", index: 2 },
  });
});

test("a rename says both ids", () => {
  const [change] = changesOf(flow(mail("a")), flow("{ id: z, was: a, sendEmail: { mailing: a } }"));
  expect(change).toMatchObject({ action: "rename", before: "a", after: "z", node: { id: "z" } });
});

test("a modified property has both values in the form in which they are compared", () => {
  const [change] = changesOf(flow("{ id: w, wait: 3 days }"), flow("{ id: w, wait: 5 days }"));
  expect(change).toMatchObject({ action: "modify", property: "NumIntervals", before: 3, after: 5 });
});
