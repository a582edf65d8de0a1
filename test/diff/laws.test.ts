import fc from "fast-check";
import { expect, test } from "vitest";
import { compileFlow } from "../../src/compile/compile-flow.ts";
import { hasErrors } from "../../src/diagnostic/diagnostic.ts";
import { diff } from "../../src/diff/diff.ts";
import { match } from "../../src/diff/match.ts";
import type { Values } from "../../src/language/context.ts";
import type { CompiledFlow } from "../../src/model/compiled-flow.ts";
import { nodesOf } from "../../src/model/node.ts";
import { canonicalJson } from "../../src/util/json.ts";
import { lawCases } from "../support/cases.ts";
import { applied, compare } from "../support/compare.ts";
import { inventedWorld } from "../support/example-flows.ts";
import { randomFlow } from "../support/random-flow.ts";

const world = inventedWorld(["random", "other-flow", "third-flow"]);

function compiled(value: Values): CompiledFlow {
  const { flow, diagnostics } = compileFlow({ file: "flows/random.flow.yaml", value }, world);
  expect(hasErrors(diagnostics)).toBe(false);
  return flow;
}

/** The same document with the keys of every mapping turned round. */
function reversedKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversedKeys);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, item]) => [key, reversedKeys(item)]),
  );
}

test("compiling is deterministic, and the order of keys means nothing", () => {
  fc.assert(
    fc.property(randomFlow, (value) => {
      expect(canonicalJson(compiled(value).carrier)).toBe(
        canonicalJson(compiled(reversedKeys(value) as Values).carrier),
      );
    }),
    { numRuns: lawCases(300) },
  );
});

test("a flow that was applied has no difference to its file, with and without what was remembered", () => {
  fc.assert(
    fc.property(randomFlow, (value) => {
      const flow = compiled(value);
      const { live, known } = applied(flow);
      expect(diff(match(flow, live, known), known)).toEqual([]);
      expect(diff(match(flow, live, {}), {})).toEqual([]);
    }),
    { numRuns: lawCases(300) },
  );
});

test("saving what differs makes the next plan empty", () => {
  fc.assert(
    fc.property(randomFlow, randomFlow, (before, after) => {
      const { live, known } = applied(compiled(before));
      const next = compiled(after);
      const { saved } = compare(next, live, known);
      const stored = applied({ ...next, carrier: saved });
      expect(diff(match(next, stored.live, stored.known), stored.known)).toEqual([]);
    }),
    { numRuns: lawCases(300) },
  );
});

test("no server id is sent twice, and none that the flow does not have", () => {
  fc.assert(
    fc.property(randomFlow, randomFlow, fc.boolean(), (before, after, remembered) => {
      const { live, known } = applied(compiled(before));
      const { saved } = compare(compiled(after), live, remembered ? known : {});
      const identities = nodesOf(saved)
        .filter(({ serverId }) => serverId !== 0)
        .map(({ kind, serverId }) => `${kind} ${serverId}`);
      const existing = new Set(nodesOf(live).map(({ kind, serverId }) => `${kind} ${serverId}`));
      expect(new Set(identities).size).toBe(identities.length);
      expect(identities.filter((identity) => !existing.has(identity))).toEqual([]);
    }),
    { numRuns: lawCases(300) },
  );
});

test("every live node is either sent back or shown as removed", () => {
  fc.assert(
    fc.property(randomFlow, randomFlow, (before, after) => {
      const { live, known } = applied(compiled(before));
      const { changes, saved } = compare(compiled(after), live, known);
      const kept = new Set(nodesOf(saved).map(({ kind, serverId }) => `${kind} ${serverId}`));
      const removed = new Set(
        changes.filter(({ action }) => action === "remove").map(({ node }) => `${node.kind} ${node.serverId}`),
      );
      const lost = nodesOf(live)
        .map(({ kind, serverId }) => `${kind} ${serverId}`)
        .filter((identity) => !kept.has(identity) && !removed.has(identity));
      expect(lost).toEqual([]);
    }),
    { numRuns: lawCases(300) },
  );
});
