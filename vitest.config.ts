import { defineConfig } from "vitest/config";

// Libraries as users run them: their development builds check themselves at each step, and took a third of the time of some tests.
process.env.NODE_ENV = "production";

// biome-ignore lint/style/noDefaultExport: vitest reads its configuration from one
export default defineConfig({
  test: {
    // For the tests and what they start, such as npm, it is not.
    env: { NODE_ENV: "test" },
    // A slow machine is no failure; a test that hangs is.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // One core is left free when nothing is said, which would be half of two.
    maxWorkers: "100%",
    // Much is made and thrown away: with the usual young generation, an eighth of the time goes into clearing it.
    execArgv: ["--max-semi-space-size=64"],
    include: ["test/**/*.test.ts"],
  },
});
