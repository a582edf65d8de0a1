import { describe, expect, test } from "vitest";
import { readBackDifferences } from "../../src/apply/read-back.ts";
import { content, shapeMark } from "../../src/diff/content.ts";
import { diff } from "../../src/diff/diff.ts";
import { match } from "../../src/diff/match.ts";
import { decodeEmailFlow } from "../../src/live/decode.ts";
import type { CompiledFlow } from "../../src/model/compiled-flow.ts";
import type { EmailFlow } from "../../src/model/email-flow.ts";
import { type CarrierNode, nodesOf } from "../../src/model/node.ts";
import { propertiesOf } from "../../src/model/properties-of.ts";
import { applied } from "../support/compare.ts";
import { compileExamples } from "../support/example-flows.ts";
import { type Noise, newInside, noises } from "../support/server-noise.ts";
import { setValue } from "../support/set-value.ts";

const plain = (text: string) => text;

function decoded(live: EmailFlow): EmailFlow | undefined {
  return decodeEmailFlow(JSON.parse(JSON.stringify(live)), live.EmailFlowId).value;
}

interface Spelling {
  readonly place: string;
  readonly live: EmailFlow;
}

/** Every place of a live flow in which the noise occurs, spelled so. */
function spelled({ flow, live }: Side, noise: Noise, kind: "same" | "other"): readonly Spelling[] {
  const authored = new Map(flow.nodes.map((node) => [node.carrierPointer.join("/"), node]));
  return nodesOf(live).flatMap((node: CarrierNode) =>
    Object.entries(propertiesOf(node.kind, node.type) ?? {}).flatMap(([name, property]) => {
      const isKept = authored.get(node.pointer.join("/"))?.kept.includes(name) === true;
      // What the file leaves to SuperOffice is no difference, whatever it says.
      if (property.role === "server" || (kind === "other" && isKept)) return [];
      return noise(node.value[name], property)[kind].map((value) => ({
        place: `${node.kind} ${node.type} ${[...node.pointer, name].join("/")} = ${JSON.stringify(value)?.slice(0, 200)}`,
        live: setValue(live, [...node.pointer, name], value),
      }));
    }),
  );
}

interface Side {
  readonly flow: CompiledFlow;
  readonly live: EmailFlow;
}

const examples = compileExamples().map((flow) => ({ flow, ...applied(flow) }));

describe.each(Object.entries(noises))("%s", (name, noise) => {
  test("wherever it can be: nothing has changed, and nothing else was saved", () => {
    const wrong: string[] = [];
    let count = 0;
    for (const { flow, live, known } of examples) {
      const [was, shape] = [content(live), shapeMark(live, plain)];
      for (const { place, live: noisy } of spelled({ flow, live }, noise, "same")) {
        count++;
        const read = decoded(noisy);
        const changes = read === undefined ? ["unreadable"] : diff(match(flow, read, known), known);
        const adopted = read === undefined ? [] : diff(match(flow, read, {}), {});
        const differences = read === undefined ? [] : readBackDifferences(live, read);
        const isSame = read !== undefined && content(read) === was;
        if (read !== undefined) expect(shapeMark(read, plain), place).toBe(shape);
        if (changes.length + adopted.length + differences.length > 0 || isSame === (name === newInside))
          wrong.push(`${flow.key}, ${place}: ${JSON.stringify([isSame, differences, changes]).slice(0, 300)}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(count > 0).toBe(name !== "a property is missing");
  });

  test("what only looks like it shows, or is not taken for an answer", () => {
    const silent: string[] = [];
    let count = 0;
    for (const { flow, live, known } of examples) {
      const was = content(live);
      for (const { place, live: changed } of spelled({ flow, live }, noise, "other")) {
        count++;
        const read = decoded(changed);
        if (read === undefined) continue;
        if (diff(match(flow, read, known), known).length === 0 || content(read) === was)
          silent.push(`${flow.key}, ${place}`);
      }
    }
    expect(silent).toEqual([]);
    expect(count > 0).toBe(!name.startsWith("unknown properties"));
  });
});
