import { defineConfig } from "vitest/config";

// biome-ignore lint/style/noDefaultExport: vitest reads its configuration from one
export default defineConfig({ test: { include: ["test/**/*.test.ts"] } });
