import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mermaid } from "../../src/report/mermaid.ts";
import { compileExamples, compileText } from "../support/example-flows.ts";

const text = `flow: trial
name: Trial
enrolment:
  triggers: [{ on: formSubmitted }, { on: saleCreated }]
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
    expect(mermaid([compileText(text).flow])).toBe(`flowchart TD
  subgraph s1["Trial"]
    n1(["Enters: form submitted, sale created"])
    n2["Mail welcome: Welcome!"]
    n1 --> n2
    n3["Wait for action answer"]
    n2 --> n3
    n4(["Leaves the flow"])
    n3 -->|"time is up"| n4
    n5{"Split reaction: How did they react?"}
    n3 -->|"link clicked"| n5
    n6["Wait settle: 3 days"]
    n5 -->|"Engaged"| n6
    n7(["Leaves the flow"])
    n5 -->|"Everyone else"| n7
    n8["SMS bye: Bye"]
    n6 --> n8
    n5 -->|"silent"| n8
    n9(["End"])
    n8 --> n9
  end
`);
  });

  it("gives the nodes of several flows ids of their own", () => {
    const lines = mermaid(compileExamples()).split("\n");
    const ids = lines.flatMap((line) => /^ {4}(n\d+)[[({]/.exec(line)?.[1] ?? []);
    expect(ids.length).toBeGreaterThan(100);
    expect(new Set(ids).size).toBe(ids.length);
    expect(lines.filter((line) => line.includes("subgraph"))).toHaveLength(compileExamples().length);
  });

  it("lets no text out of its label", () => {
    const { flow } = compileText(text);
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 40 }), (name) => {
        const drawn = mermaid([{ ...flow, carrier: { ...flow.carrier, Name: name } }]).split("\n");
        expect(drawn[1]).toMatch(/^ {2}subgraph s1\["(?:[^"#<>&|\\\p{Cc}\p{Cf}]|#quot;|#\d+;)*"\]$/u);
        expect(drawn).toHaveLength(22);
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
    expect(mermaid([{ ...flow, carrier: { ...flow.carrier, Name: name } }])).toContain(`s1["${expected}"]`);
  });
});
