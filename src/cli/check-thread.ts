import { parentPort, workerData } from "node:worker_threads";
import { checkPaths } from "../parse/check-paths.ts";
import type { ShapeName } from "../parse/shape.ts";
import { createNodeFileSystem } from "./node-file-system.ts";

/** The program of a second thread: it reads and checks the files that it is told, and answers with their values. */

const fileSystem = createNodeFileSystem(String(workerData));

parentPort?.on("message", async ({ part, paths, shape }: { part: number; paths: string[]; shape: ShapeName }) => {
  const checked = await checkPaths(fileSystem, paths, shape);
  parentPort?.postMessage({ part, checked });
});
