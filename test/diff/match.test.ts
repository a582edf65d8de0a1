import { describe, expect, test } from "vitest";
import { match } from "../../src/diff/match.ts";
import type { EmailFlow } from "../../src/model/email-flow.ts";
import type { KnownIds } from "../../src/model/match.ts";
import { type CarrierNode, identityOf } from "../../src/model/node.ts";
import { applied } from "../support/compare.ts";
import { compileText } from "../support/example-flows.ts";

const wait = (id: string, days: number) => `{ id: ${id}, wait: ${days} days }`;
const mail = (id: string, subject: string, mailing = "M") =>
  `{ id: ${id}, sendEmail: { mailing: ${mailing}, subject: ${subject} } }`;
const share = (id: string, user: string) => `{ id: ${id}, distributeToOwner: { users: [${user}] } }`;
const split = (id: string, name: string, steps: string, others = "") =>
  `{ id: ${id}, split: { name: ${name}, by: linkClicked, branches: [{ id: ${id}-b, name: B, link: L, steps: [${steps}] }]${others} } }`;
const rest = (steps: string) => `, everyoneElse: { steps: [${steps}] }`;

const flow = (steps: readonly string[], events = "") =>
  compileText(`flow: a\nname: A\n${events}steps: [${steps.join(", ")}]\n`).flow;

type Draft = Record<string, unknown> & { Steps: (Record<string, unknown> & { Options: { Steps: object[] }[] })[] };

interface Case {
  readonly before: ReturnType<typeof flow>;
  readonly after: ReturnType<typeof flow>;
  readonly remember?: (known: KnownIds) => KnownIds;
  /** What happened in SuperOffice meanwhile. */
  readonly alter?: (live: Draft) => unknown;
}

/** Each node of a file with the node of SuperOffice that it is, by the id that its first file gave it; then who is left over. */
function matched({ before, after, remember = () => ({}), alter }: Case): string {
  const { live, known } = applied(before);
  const first = new Map(Object.entries(known).map(([id, identity]) => [identity, id]));
  const name = (node: CarrierNode) => first.get(identityOf(node)) ?? `${node.kind}${node.serverId}`;
  const now = structuredClone(live) as unknown as Draft;
  alter?.(now);
  const { pairs, removed } = match(after, now as unknown as EmailFlow, remember(known));
  return [
    ...pairs
      .slice(1)
      .map(({ desired, authored, live }) => `${authored.id ?? desired.kind}=${live ? name(live) : "new"}`),
    ...removed.map((node) => `-${name(node)}`),
  ].join(" ");
}

interface Row {
  readonly what: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly found: string;
  readonly alter?: Case["alter"];
}

const withoutMemory: readonly Row[] = [
  {
    what: "equal content, wherever it stands",
    before: [wait("a", 1), wait("b", 2)],
    after: [wait("x", 2), wait("y", 1)],
    found: "x=b y=a",
  },
  { what: "each live step once", before: [wait("a", 1)], after: [wait("x", 1), wait("y", 1)], found: "x=a y=new" },
  {
    what: "of equal ones the one in the same container",
    before: [split("s", "S", wait("a", 1)), wait("b", 1)],
    after: [wait("x", 1), split("s", "S", wait("y", 1))],
    found: "x=b s=s s-b=s-b y=a option=option2",
  },
  {
    what: "of equal ones the first, where none stands in the same container",
    before: [wait("a", 1), wait("b", 1)],
    after: [split("n", "N", wait("x", 1))],
    found: "n=new n-b=new x=a option=new -b",
  },
  {
    what: "splits that ask the same by what is in them",
    before: [split("s", "S", wait("a", 1)), split("t", "S", wait("b", 2))],
    after: [split("x", "S", wait("m", 2)), split("y", "S", wait("n", 1))],
    found: "x=t x-b=t-b m=b option=option4 y=s y-b=s-b n=a option=option2",
  },
  {
    what: "splits that ask the same by what everyone else gets",
    before: [split("s", "S", "", rest(wait("a", 1))), split("t", "S", "", rest(wait("b", 2)))],
    after: [split("x", "S", "", rest(wait("m", 2))), split("y", "S", "", rest(wait("n", 1)))],
    found: "x=t x-b=t-b option=option4 m=b y=s y-b=s-b option=option2 n=a",
  },
  {
    what: "splits with nothing for everyone else, whether the branch for them is there or not",
    before: [split("s", "S", wait("a", 1)), split("t", "S", wait("b", 2))],
    after: [split("x", "S", wait("m", 2)), split("y", "S", wait("n", 1))],
    alter: ({ Steps }) => Steps.map(({ Options }) => Options.pop()),
    found: "x=t x-b=t-b m=b y=s y-b=s-b n=a",
  },
  {
    what: "a split for everyone else not like one for the branch",
    before: [split("s", "S", wait("a", 1)), split("t", "S", "", rest(wait("b", 1)))],
    after: [split("x", "S", "", rest(wait("m", 1))), split("y", "S", wait("n", 1))],
    found: "x=t x-b=t-b option=option4 m=b y=s y-b=s-b n=a option=option2",
  },
  {
    what: "a split by its own question rather than by its place",
    before: [split("s", "S", split("q", "Q", wait("a", 1))), split("r", "R", wait("b", 2))],
    after: [split("s", "S", ""), split("z", "Q", wait("c", 3))],
    found: "s=s s-b=s-b option=option4 z=q z-b=q-b c=a option=option3 -r -r-b -b -option6",
  },
  { what: "no step of another type", before: [wait("a", 1)], after: [mail("x", "A")], found: "x=new -a" },
  {
    what: "the likest rather than the nearest",
    before: [mail("a", "A", "K"), mail("b", "B", "L")],
    after: [mail("x", "X", "L")],
    found: "x=b -a",
  },
  {
    what: "of equally like ones the nearest",
    before: [mail("a", "A"), wait("w", 1), mail("b", "B")],
    after: [wait("v", 1), wait("u", 2), mail("x", "X")],
    found: "v=w u=new x=b -a",
  },
  {
    what: "of equally near ones the first",
    before: [mail("a", "A"), wait("w", 1), mail("b", "B")],
    after: [wait("v", 1), mail("x", "X")],
    found: "v=w x=a -b",
  },
  {
    what: "one in the same container rather than one elsewhere that is liker",
    before: [split("s", "S", mail("a", "A", "L")), wait("w", 1), mail("b", "B", "K")],
    after: [mail("x", "X", "L"), split("s", "S", "")],
    found: "x=b s=s s-b=s-b option=option2 -a -w",
  },
  {
    what: "what the server goes on changing does not tell steps apart",
    before: [split("s", "S", share("a", "anna")), share("b", "bo")],
    after: [split("s", "S", ""), share("x", "anna")],
    alter: ({ Steps }) => Object.assign(Steps[0]?.Options[0]?.Steps[0] ?? {}, { DistributeQueue: [5] }),
    found: "s=s s-b=s-b option=option2 x=a -b",
  },
];

describe("without a memory", () => {
  test.each(withoutMemory)("$what", ({ before, after, alter, found }) => {
    expect(matched({ before: flow(before), after: flow(after), ...(alter && { alter }) })).toBe(found);
  });

  test("a goal is no trigger, whatever it says", () => {
    const event = "{ id: x, on: formSubmitted, form: F }";
    const [before, after] = [flow([], `enrolment: { triggers: [${event}] }\n`), flow([], `goals: [${event}]\n`)];
    expect(matched({ before, after })).toBe("x=new -x");
    expect(matched({ before, after, remember: (known) => known })).toBe("x=new -x");
  });
});

describe("with what was remembered", () => {
  const rows: readonly (Row & { readonly known?: KnownIds })[] = [
    { what: "a step that left is given to no other", before: [wait("a", 1)], after: [wait("x", 1)], found: "x=new -a" },
    {
      what: "a step that is gone is given no other",
      before: [wait("b", 1)],
      after: [wait("a", 1)],
      known: { a: "s9", b: "s8" },
      found: "a=new -b",
    },
    {
      what: "a step that is remembered twice goes to the first",
      before: [wait("a", 1)],
      after: [wait("a", 1), wait("b", 1)],
      known: { b: "s1" },
      found: "a=a b=new",
    },
    { what: "a step of another type is another", before: [wait("a", 1)], after: [mail("a", "A")], found: "a=new -a" },
    {
      what: "a step with the id of a branch is another",
      before: [split("s", "S", "")],
      after: [wait("s-b", 1)],
      found: "s-b=new -s -s-b -option2",
    },
    {
      what: "an id that every object has is no memory",
      before: [wait("a", 1)],
      after: [wait("constructor", 1)],
      known: { a: "s9" },
      found: "constructor=a",
    },
    {
      what: "everyone else of a new split is not that of one that is gone",
      before: [split("s", "S", "")],
      after: [split("n", "S", "")],
      found: "n=new n-b=new option=new -s -s-b -option2",
    },
  ];

  test.each(rows)("$what", ({ before, after, known: changes, found }) => {
    const remember = (known: KnownIds) => ({ ...known, ...changes });
    expect(matched({ before: flow(before), after: flow(after), remember })).toBe(found);
  });
});

describe("a live split without a branch for everyone else", () => {
  const lost = ({ Steps }: Draft) => Steps[0]?.Options.pop();

  test.each([
    { what: "is left so by a file that says nothing of it", others: "", found: "s=s s-b=s-b" },
    { what: "is given one that has steps", others: rest(wait("a", 1)), found: "s=s s-b=s-b option=new a=new" },
    { what: "is given one that has a name", others: ", everyoneElse: { name: Rest }", found: "s=s s-b=s-b option=new" },
  ])("$what", ({ others, found }) => {
    const [before, after] = [flow([split("s", "S", "")]), flow([split("s", "S", "", others)])];
    expect(matched({ before, after, remember: (known) => known, alter: lost })).toBe(found);
  });
});

test("without a live flow everything is new", () => {
  const { pairs, removed } = match(flow([split("s", "S", wait("a", 1))]), undefined, { s: "s1" });
  expect(pairs.map(({ authored, live }) => [authored.id, live])).toEqual(
    [undefined, "s", "s-b", "a", undefined].map((id) => [id, undefined]),
  );
  expect(removed).toEqual([]);
});

test("a node that nothing in the file stands for is a bug of ours", () => {
  expect(() => match({ ...flow([]), nodes: [] }, undefined, {})).toThrow("the authored node is missing");
});
