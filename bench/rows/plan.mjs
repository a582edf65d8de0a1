import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { bench, forget, program, withSandbox } from "../flowform.mjs";
import { generateProject, variants } from "../generate.mjs";
import { measure } from "../measure.mjs";
import { runRounds } from "../rounds.mjs";
import { growthRow, peakAtMost, ratioAtMost, row } from "../row.mjs";

export const connections = 16;

/** Plans over flows that are all unchanged, against a program that does the least that a plan can do. */
export async function planRows({ pairs, sizes, projects }) {
  const rows = [];
  for (const flows of sizes)
    rows.push(...(await withServedProject(projects, flows, (served) => plans(served, { flows, pairs, projects }))));
  return [...rows, ...growth(rows, sizes)];
}

/** A project whose flows are all on a sandbox that is served: applied to its store first, then served from there. */
export async function withServedProject(projects, flows, work) {
  const folder = projects.make(flows);
  await measure({ args: [program, "apply", "--auto-approve"], cwd: folder });
  return withSandbox(join(folder, ".flowform/sandbox.json"), ({ url, env }) => {
    generateProject(folder, 0, url);
    return work({ folder, url, env });
  });
}

export function planCommand({ folder, env }) {
  const args = ["plan", "--target", "served", "--parallelism", String(connections), "--detailed-exitcode"];
  return { args: [program, ...args], cwd: folder, env };
}

async function plans(served, { flows, pairs, projects }) {
  const { folder, url, env } = served;
  const expected = projects.path("expected.json");
  await writeExpected(expected, served);
  const command = planCommand(served);
  const bare = { args: [bench("bare-plan.mjs"), join(folder, "flows"), url, expected, String(connections)], env };
  const runs = await runRounds({ cold: { ...command, prepare: () => forget(folder) }, warm: command, bare }, pairs);
  const facts = { flows, against: "bare plan", others: runs.bare, goals: goalsAt(flows) };
  return [
    row({ what: "plan, cold", usages: runs.cold, ...facts }),
    row({ what: "plan, warm", usages: runs.warm, ...facts }),
  ];
}

function goalsAt(flows) {
  if (flows === 1000) return [ratioAtMost(1.5), peakAtMost(160)];
  return flows === 10_000 ? [peakAtMost(300)] : [];
}

/** The carriers that all flows look like, but for names and ids: the first ones, which were applied in order. */
async function writeExpected(path, { url, env }) {
  const ask = async (method, address) => {
    const headers = { authorization: `Bearer ${env.FLOWFORM_TOKEN}`, accept: "application/json" };
    return (await fetch(`${url}${address}`, { method, headers })).json();
  };
  const columns = "$select=emailFlowId,workflowName&$orderBy=emailFlowId";
  const { value } = await ask("GET", `/v1/Archive/EmailFlows?${columns}&$top=1000`);
  const ours = value.filter(({ workflowName }) => workflowName.startsWith("Journey ")).slice(0, variants);
  const carriers = [];
  for (const { emailFlowId } of ours)
    carriers.push(await ask("POST", `/v1/Agents/Workflow/GetEmailFlow?emailFlowId=${emailFlowId}`));
  writeFileSync(path, JSON.stringify(carriers));
}

function growth(rows, sizes) {
  const ends = [100, 10_000];
  if (!ends.every((end) => sizes.includes(end))) return [];
  return ["plan, cold", "plan, warm"].map((name) => {
    const costs = ends.map((end) => rows.find(({ what, flows }) => what === name && flows === end).own.cpu);
    return growthRow({ what: `the CPU time of ${name}`, sizes: ends, costs, limit: 1 });
  });
}
