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
  const costs = await withWatch(folder, (watching) => saveOften({ folder, flows, ...watching }));
  const rowFor = (words, pick) =>
    rowOf({ what: `watch, one save (${words})`, flows, wall: pick(costs, "wall"), cpu: pick(costs, "cpu") });
  return [rowFor("median", medianOf), rowFor("95 of 100", mostOf)];
}

const medianOf = (costs, quantity) => median(costs.map((cost) => cost[quantity]));

function mostOf(costs, quantity) {
  const sorted = costs.map((cost) => cost[quantity]).toSorted((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * 0.95) - 1];
}

function rowOf({ what, flows, wall, cpu }) {
  const goals = flows === 1000 ? [{ text: `wall ≤ ${limit} s`, reached: wall, met: wall <= limit }] : [];
  return { what, flows, pairs: saves, own: { wall, cpu }, goals };
}

async function saveOften({ folder, flows, printed, cpuTime }) {
  const costs = [];
  for (let index = 0; index < saves; index++) {
    await pause(index);
    const key = `journey-${String(1 + ((index * 37) % flows)).padStart(5, "0")}`;
    const path = join(folder, "flows", `${key}.flow.yaml`);
    const words = `saved ${index} times`;
    const text = readFileSync(path, "utf8").replace(/^description: .*$/m, `description: ${words}`);
    const seen = printed(words);
    const before = cpuTime();
    const begin = performance.now();
    writeFileSync(path, text);
    await seen;
    costs.push({ wall: (performance.now() - begin) / 1000, cpu: cpuTime() - before });
  }
  return costs;
}

/** CPU seconds of a process, all threads, in steps of a hundredth; not known but on Linux. */
function cpuTimeOf(pid) {
  if (process.platform !== "linux") return undefined;
  const [, facts = ""] = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ");
  const [user, system] = facts.split(" ").slice(11, 13).map(Number);
  return (user + system) / 100;
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
    return await work({ printed, cpuTime: () => cpuTimeOf(child.pid) });
  } finally {
    failed.catch(() => {});
    child.kill("SIGINT");
    await ended;
  }
}
