import fc from "fast-check";
import { expect, test } from "vitest";
import { compileFlow } from "../../src/compile/compile-flow.ts";
import { match } from "../../src/diff/match.ts";
import { merge } from "../../src/diff/merge.ts";
import type { Values } from "../../src/language/context.ts";
import type { CompiledFlow } from "../../src/model/compiled-flow.ts";
import type { EmailFlow } from "../../src/model/email-flow.ts";
import type { KnownIds } from "../../src/model/match.ts";
import { type CarrierNode, identityOf, nodesOf } from "../../src/model/node.ts";
import { formatPointer } from "../../src/source/pointer.ts";
import { cases, inCi } from "../support/cases.ts";
import { applied } from "../support/compare.ts";
import { inventedWorld } from "../support/example-flows.ts";
import { edits } from "./edits.ts";
import { editedCopy, editSubject } from "./random-edit.ts";

const world = inventedWorld(["random", "other-flow", "third-flow"]);
const compile = (value: Values) => compileFlow({ file: "flows/random.flow.yaml", value }, world).flow;

const casesPerEdit = Math.ceil(inCi(10_000, 2000) / Object.keys(edits).length);

interface Edited {
  readonly before: CompiledFlow;
  readonly after: CompiledFlow;
}

function edited(kind: string, document: Values, numbers: readonly number[]): Edited | undefined {
  const copy = editedCopy(kind, document, numbers);
  return copy === undefined ? undefined : { before: compile(document), after: compile(copy as unknown as Values) };
}

/** The server's ids of a carrier's nodes by their id in the file. */
function identities(flow: CompiledFlow, carrier: EmailFlow): ReadonlyMap<string, CarrierNode> {
  const byPointer = new Map(nodesOf(carrier).map((node) => [formatPointer(node.pointer), node]));
  return new Map(
    flow.nodes.flatMap(({ id, carrierPointer }) => {
      const node = byPointer.get(formatPointer(carrierPointer));
      return id === undefined || node === undefined ? [] : [[id, node] as const];
    }),
  );
}

/** Who is in both files, as pairs of live node and saved node; a node of another type is another node. */
function survivors({ before, after }: Edited, live: EmailFlow, known: KnownIds) {
  const found = match(after, live, known);
  const then = identities(before, live);
  const now = identities(after, merge(found));
  const former = new Map(after.nodes.map(({ id, was }) => [id, was]));
  return [...now].flatMap(([id, node]) => {
    const old = then.get(former.get(id) ?? id);
    return old !== undefined && old.kind === node.kind && old.type === node.type ? [{ id, old, node }] : [];
  });
}

test("forty kinds of edit and no fewer", () => expect(Object.keys(edits).length).toBeGreaterThanOrEqual(40));

test.each(Object.keys(edits))("%s: every survivor keeps its id on the server", (kind) => {
  fc.assert(
    fc.property(editSubject, ([document, numbers]) => {
      const pair = edited(kind, document, numbers);
      fc.pre(pair !== undefined);
      const { live, known } = applied(pair.before);
      const kept = survivors(pair, live, known);
      expect(kept.map(({ id, node }) => [id, identityOf(node)])).toEqual(
        kept.map(({ id, old }) => [id, identityOf(old)]),
      );
    }),
    { numRuns: cases(casesPerEdit) },
  );
});

test("without any memory, matching by content saves more ids than matching by place", () => {
  const counts = { survivors: 0, ours: 0, byPlace: 0 };
  for (const kind of Object.keys(edits))
    for (const [document, numbers] of fc.sample(editSubject, { numRuns: cases(50), seed: 4 })) {
      const pair = edited(kind, document, numbers);
      if (pair === undefined) continue;
      const { live } = applied(pair.before);
      const atPlace = new Map(nodesOf(live).map((node) => [`${node.type} ${formatPointer(node.pointer)}`, node]));
      for (const { old, node } of survivors(pair, live, {})) {
        if (node.kind !== "step" && node.kind !== "option") continue;
        counts.survivors++;
        if (identityOf(node) === identityOf(old)) counts.ours++;
        const there = atPlace.get(`${node.type} ${formatPointer(node.pointer)}`);
        if (there !== undefined && identityOf(there) === identityOf(old)) counts.byPlace++;
      }
    }
  // docs/reliability.md has the figures of this sample; matching by place keeps three in four.
  expect(counts.ours / counts.survivors).toBeGreaterThan(0.99);
  expect(counts.byPlace / counts.survivors).toBeLessThan(0.8);
});
