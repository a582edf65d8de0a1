import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** The tests that the mutants of a folder are tried with: in one process and of what the folder does, quickest first. */
const testsByFolder: Readonly<Record<string, readonly string[]>> = {
  diff: [
    "test/diff/last-edit.test.ts",
    "test/diff/canonical.test.ts",
    "test/diff/canonical-conditions.test.ts",
    "test/diff/content.test.ts",
    "test/diff/base.test.ts",
    "test/diff/changes.test.ts",
    "test/diff/flow-path.test.ts",
    "test/diff/drift.test.ts",
    "test/diff/merge.test.ts",
    "test/diff/match.test.ts",
    "test/diff/identity.test.ts",
    "test/language/leaves.test.ts",
    "test/diff/laws.test.ts",
  ],
  plan: [
    "test/plan/licence.test.ts",
    "test/plan/since.test.ts",
    "test/plan/assemble.test.ts",
    "test/plan/order.test.ts",
    "test/plan/plan-flow.test.ts",
    "test/plan/policy.test.ts",
    "test/plan/places.test.ts",
    "test/plan/effects.test.ts",
    "test/pipeline/findings.test.ts",
    "test/pipeline/people.test.ts",
    "test/plan/plan-digest.test.ts",
  ],
  apply: [
    "test/apply/settle.test.ts",
    "test/apply/goal.test.ts",
    "test/apply/not-ours.test.ts",
    "test/apply/in-sent-order.test.ts",
    "test/apply/with-references.test.ts",
    "test/apply/with-server-ids.test.ts",
    "test/apply/unshown-losses.test.ts",
    "test/apply/read-back.test.ts",
    "test/apply/stale.test.ts",
    "test/apply/lease-time.test.ts",
    "test/apply/look.test.ts",
    "test/apply/settle-intent.test.ts",
    "test/apply/people-came-in.test.ts",
    "test/apply/look-at-plan.test.ts",
    "test/apply/broken-off.test.ts",
    "test/apply/whole.test.ts",
    "test/apply/removed.test.ts",
    "test/apply/backup.test.ts",
    "test/apply/settle-open.test.ts",
    "test/apply/odd-reading.test.ts",
    "test/apply/set-status.test.ts",
    "test/apply/release.test.ts",
    "test/apply/unended.test.ts",
    "test/apply/gone-reference.test.ts",
    "test/apply/lease.test.ts",
    "test/apply/protocol.test.ts",
    "test/pipeline/findings.test.ts",
    "test/faults/histories-first-quarter.test.ts",
    "test/faults/histories-second-quarter.test.ts",
  ],
};

const tests =
  process.env.FLOWFORM_MUTATION_TESTS?.split(",") ?? testsByFolder[process.env.FLOWFORM_MUTATION ?? ""] ?? [];
const place = ({ moduleId }: TestSpecification) => tests.findIndex((file) => moduleId.endsWith(file));

class QuickestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files.toSorted((a, b) => place(a) - place(b));
  }
}

// biome-ignore lint/style/noDefaultExport: vitest reads its configuration from one
export default defineConfig({
  test: {
    testTimeout: 120_000,
    hookTimeout: 120_000,
    include: [...tests],
    setupFiles: ["test/support/same-cases.ts"],
    // Modules are loaded once for all tests of a mutant, not once for each file.
    isolate: false,
    sequence: { sequencer: QuickestFirst },
  },
});
