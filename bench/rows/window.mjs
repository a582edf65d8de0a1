import { spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import process from "node:process";
import { text } from "node:stream/consumers";
import { program, withSandbox } from "../flowform.mjs";
import { generateProject } from "../generate.mjs";
import { cleanEnvironment } from "../measure.mjs";
import { median } from "../rounds.mjs";

const applies = 100;
const limit = 0.3;

/**
 * The time from the last reading of a flow to the answer of its save, as the receipt of each apply has it: the window
 * in which somebody else's edit would be overwritten. Each apply is a process of its own that changes one flow. What the
 * server takes for the same two calls is measured in turn with it.
 */
export async function windowRows({ projects }) {
  const folder = projects.make(1);
  const store = projects.path("store.json");
  return withSandbox(store, async ({ url, env }) => {
    generateProject(folder, 1, url);
    // Nothing arrives late on one machine, and so the lease needs no pause.
    appendFileSync(join(folder, "flowform.yaml"), "    settleSeconds: 0\n");
    const flow = openFlow(folder, env);
    const { emailFlowId } = await flow.apply("first");
    const alone = [];
    const stopped = await flow.applyOften("stopped", async () => alone.push(await twoCalls(url, env, emailFlowId)));
    flow.run();
    await flow.apply("running");
    const running = await flow.applyOften("running", () => {});
    const server = p95Of(alone);
    return [
      rowOf("the two calls alone (95 of 100)", server),
      rowOf("last read to save, stopped flow (median)", median(stopped)),
      rowOf("last read to save, stopped flow (95 of 100)", p95Of(stopped), server),
      rowOf("last read to save, running flow (median)", median(running)),
      rowOf("last read to save, running flow (95 of 100)", p95Of(running), server),
    ];
  });
}

/** Reads a flow and saves it as it is, without the program. */
async function twoCalls(url, { FLOWFORM_TOKEN }, emailFlowId) {
  const headers = { authorization: `Bearer ${FLOWFORM_TOKEN}`, "content-type": "application/json" };
  const call = async (path, body) => (await fetch(`${url}${path}`, { method: "POST", headers, body })).text();
  const begin = performance.now();
  const flow = await call(`/v1/Agents/Workflow/GetEmailFlow?emailFlowId=${emailFlowId}`);
  await call("/v1/Agents/Workflow/SaveEmailFlow", flow);
  return (performance.now() - begin) / 1000;
}

function openFlow(folder, env) {
  const path = join(folder, "flows", "journey-00001.flow.yaml");
  const change = (pattern, line) => writeFileSync(path, readFileSync(path, "utf8").replace(pattern, line));
  const apply = async (words) => {
    change(/^description: .*$/m, `description: ${words}`);
    const args = ["apply", "--auto-approve", "--target", "served", "--format", "json"];
    const { flows } = JSON.parse(await run(args, { cwd: folder, env }));
    return flows[0];
  };
  const applyOften = async (words, inTurn) => {
    const times = [];
    for (let index = 0; index < applies; index++) {
      const { lastReadToSave } = await apply(`${words} ${index}`);
      times.push(lastReadToSave / 1000);
      await inTurn();
    }
    return times;
  };
  return { apply, applyOften, run: () => change(/^name: /m, "status: running\nname: ") };
}

async function run(args, { cwd, env }) {
  const child = spawn(process.execPath, [program, ...args], {
    cwd,
    env: { ...cleanEnvironment, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [out, complaints, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "exit")]);
  if (code !== 0) throw new Error(`${args.join(" ")} ended with ${code}\n${complaints}`);
  return out;
}

const p95Of = (times) => times.toSorted((a, b) => a - b)[Math.ceil(times.length * 0.95) - 1];

/** With what the server takes for itself, the goal is so much more. */
function rowOf(what, wall, server) {
  const most = limit + (server ?? 0);
  const text = `wall ≤ ${limit} s and the two calls`;
  const goals = server === undefined ? [] : [{ text, reached: wall, met: wall <= most }];
  return { what, flows: 1, pairs: applies, own: { wall }, goals };
}
