import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import process from "node:process";
import { program } from "../flowform.mjs";
import { cleanEnvironment, measure } from "../measure.mjs";
import { median } from "../rounds.mjs";

const saves = 30;
const limit = 0.15;
/** A second between saves, so that each is one of its own; spread, so that no timer of the program comes in step. */
const pause = (index) => new Promise((resolve) => setTimeout(resolve, 300 + (index % 7) * 20));

/** From a save to the printed report, with all flows on the built-in sandbox; each save changes another flow. */
export async function watchRows({ sizes, projects }) {
  const rows = [];
  for (const flows of sizes.filter((size) => size <= 1000)) rows.push(...(await watchRow(flows, projects)));
  return rows;
}

async function watchRow(flows, projects) {
  const folder = projects.make(flows);
  await measure({ args: [program, "apply", "--auto-approve"], cwd: folder });
  const times = await withWatch(folder, (printed) => saveOften({ folder, flows, printed }));
  const p95 = times.toSorted((a, b) => a - b)[Math.ceil(times.length * 0.95) - 1];
  return [
    rowOf({ what: "watch, one save (median)", flows, wall: median(times) }),
    rowOf({ what: "watch, one save (95 of 100)", flows, wall: p95 }),
  ];
}

function rowOf({ what, flows, wall }) {
  const goals = flows === 1000 ? [{ text: `wall ≤ ${limit} s`, reached: wall, met: wall <= limit }] : [];
  return { what, flows, pairs: saves, own: { wall }, goals };
}

async function saveOften({ folder, flows, printed }) {
  const times = [];
  for (let index = 0; index < saves; index++) {
    await pause(index);
    const key = `journey-${String(1 + ((index * 37) % flows)).padStart(5, "0")}`;
    const path = join(folder, "flows", `${key}.flow.yaml`);
    const words = `saved ${index} times`;
    const text = readFileSync(path, "utf8").replace(/^description: .*$/m, `description: ${words}`);
    const seen = printed(words);
    const begin = performance.now();
    writeFileSync(path, text);
    await seen;
    times.push((performance.now() - begin) / 1000);
  }
  return times;
}

/** Runs `flowform watch` as long as the work takes; `printed` resolves when the report of a run with a text is whole. */
async function withWatch(cwd, work) {
  const child = spawn(process.execPath, [program, "watch"], {
    cwd,
    env: cleanEnvironment,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let text = "";
  let listener = () => {};
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (more) => {
      text += more;
      listener();
    });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const failed = ended.then((code) => Promise.reject(new Error(`watch ended with ${code}`)));
  const printed = (words) => {
    text = "";
    const seen = new Promise((resolve) => {
      listener = () => {
        if (text.includes(words) && text.includes("Watching.")) resolve();
      };
    });
    return Promise.race([seen, failed]);
  };
  try {
    await printed("WILL CHANGE");
    return await work(printed);
  } finally {
    failed.catch(() => {});
    child.kill("SIGINT");
    await ended;
  }
}
