import fc from "fast-check";
import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";
import { describe, expect, it } from "vitest";
import { flowPath } from "../../src/diff/flow-path.ts";
import { match } from "../../src/diff/match.ts";
import type { CompiledFlow } from "../../src/model/compiled-flow.ts";
import { mermaid } from "../../src/report/mermaid.ts";
import { mermaidEdge, mermaidNode } from "../../src/report/mermaid-graph.ts";
import { recordNames } from "../../src/report/model/value-text.ts";
import { compileExamples, compileText } from "../support/example-flows.ts";

const drawn = (flows: readonly CompiledFlow[], name?: string) =>
  mermaid(
    flows.map((flow) => ({ name: name ?? flow.carrier.Name, path: flowPath(match(flow, undefined, {}), {}) })),
    recordNames((list, id) => (list === "form" && id === 12 ? "Sign-up" : undefined)),
  );

const text = `flow: trial
name: Trial
enrolment:
  triggers: [{ on: formSubmitted, form: { id: 12 } }, { on: saleCreated }]
goals: [{ on: saleCreatedOnPerson }]
steps:
  - id: welcome
    sendEmail: { mailing: { id: 7 }, subject: "Welcome!" }
  - id: answer
    waitForAction:
      actions: [{ on: linkClicked }]
      timeout: 7 days
      onTimeout: true
  - id: reaction
    split:
      name: How did they react?
      by: linkClicked
      branches:
        - id: engaged
          name: Engaged
          link: { id: 9 }
          steps: [{ id: settle, wait: 3 days }]
        - id: silent
          link: { id: 10 }
          steps: []
      everyoneElse: { exit: true }
  - id: bye
    sendSms: { text: "Bye\\nbye" }
`;

describe("mermaid", () => {
  it("draws a box per step and an arrow per way", () => {
    expect(drawn([compileText(text).flow])).toBe(`flowchart TD
  subgraph s1["Trial"]
    n1(["Trigger form submitted: Sign-up"])
    n2(["Trigger sale created"])
    n3["Mail Welcome!"]
    n4["Wait for action 7 days"]
    n5(["Leaves"])
    n6{"Split How did they react?"}
    n7["Wait 3 days"]
    n8(["Leaves"])
    n9["SMS Bye"]
    n10>"Goal sale created on person"]
    n11(["End"])
    n1 --> n3
    n2 --> n3
    n3 --> n4
    n4 -->|"time is up"| n5
    n4 -->|"link clicked"| n6
    n6 -->|"Engaged"| n7
    n6 -->|"Everyone else"| n8
    n7 --> n9
    n6 -->|"silent"| n9
    n9 --> n11
    n10 -->|"success"| n11
  end
`);
  });

  it("gives the nodes of several flows ids of their own", () => {
    const lines = drawn(compileExamples()).split("\n");
    const ids = lines.flatMap((line) => /^ {4}(s\d+n\d+)[[({>]/.exec(line)?.[1] ?? []);
    expect(ids.length).toBeGreaterThan(100);
    expect(new Set(ids).size).toBe(ids.length);
    expect(lines.filter((line) => line.includes("subgraph"))).toHaveLength(compileExamples().length);
  });

  it("lets no text out of its label", () => {
    const { flow } = compileText(text);
    const lineCount = drawn([flow]).split("\n").length;
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 40 }), (name) => {
        const lines = drawn([flow], name).split("\n");
        expect(lines[1]).toMatch(/^ {2}subgraph s1\["(?:[^"#<>&|\\\p{Cc}\p{Cf}]|#quot;|#\d+;)*"\]$/u);
        expect(lines).toHaveLength(lineCount);
      }),
    );
  });

  it.each([
    ['say "hi" #1', "say #quot;hi#quot; #35;1"],
    ["a|b<c>&d\\e", "a#124;b#60;c#62;#38;d#92;e"],
    ["one\ntwo", "one#92;u000atwo"],
    ["end", "end"],
  ])("writes %j as its entities", (name, expected) => {
    const { flow } = compileText(text);
    expect(drawn([flow], name)).toContain(`s1["${expected}"]`);
  });

  /** What Mermaid of any version makes of a label, which it reads as Markdown while entities still are entities. */
  const asMarkdown = (line: string) => {
    const label = /"([^"]*)"/.exec(line)?.[1] ?? "";
    return [micromark(label, { extensions: [gfm()], htmlExtensions: [gfmHtml()] }), label];
  };
  const node = { id: "n1", key: "", shape: "step", noun: "", was: "" } as const;
  const labelsOf = (title: string) => [
    ...(["added", "removed", "changed", "moved"] as const).flatMap((mark) => [
      mermaidNode({ ...node, noun: "Mail", title, marks: [mark] }),
      mermaidEdge({ from: "n1", to: "n2", key: "k", label: title, was: "", marks: [mark] }),
    ]),
    mermaidNode({ ...node, title, marks: [] }),
    mermaidEdge({ from: "n1", to: "n2", key: "k", label: title, was: "", marks: [] }),
    drawn([compileText(text).flow], title).split("\n")[1] ?? "",
  ];
  const markers = [
    "1. Yes",
    "2) No",
    "- item",
    "+ item",
    "* item",
    "# Head",
    "> quote",
    "---",
    "~~~",
    "    code",
    "~~no~~",
  ];

  it.each([...markers, "www.example.com", "https://example.com", "a@example.com", "`c`", "_e_"])(
    "begins no list, heading, quote or other Markdown with %j",
    (title) => {
      for (const line of labelsOf(title)) {
        const [html, label] = asMarkdown(line);
        expect(html, line).toBe(`<p>${label?.trimEnd()}</p>`);
      }
    },
  );

  it("is never Markdown, whatever its labels are made of", () => {
    const piece = fc.oneof(fc.constantFrom(...markers, " ", ". ", ") ", "1", "a", ":"), fc.string({ maxLength: 4 }));
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 4 }), (pieces) => {
        for (const line of labelsOf(pieces.join(""))) {
          const [html, label] = asMarkdown(line);
          expect(html, line).toBe(label === "" ? "" : `<p>${label?.trimEnd()}</p>`);
        }
      }),
    );
  });

  it("keeps two sides in their order where they are read from right to left", () => {
    const line = mermaidNode({ ...node, noun: "Mail", was: "كل 3", title: "جدد 5", marks: ["changed"] });
    expect(line).toBe('n1["#8296;CHANGED: Mail كل 3#8297; #8594; #8296;جدد 5#8297;"]');
  });
});
