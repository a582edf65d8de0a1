import { join } from "node:path";
import { bench, forget, program } from "../flowform.mjs";
import { runRounds } from "../rounds.mjs";
import { coresAtLeast, growthRow, ratioAtMost, row } from "../row.mjs";

/** Validating everything anew (cold) and once more (warm), against yaml alone; of one flow, against a Node that does nothing. */
export async function validateRows({ pairs, sizes, projects }) {
  const one = await validateOne(projects.make(1), pairs);
  const many = [];
  for (const flows of sizes) many.push(...(await validateMany(projects.make(flows), { flows, pairs })));
  return [...one, ...many, ...growth(many, sizes)];
}

function sidesOf(folder) {
  const command = { args: [program, "validate"], cwd: folder };
  return { cold: { ...command, prepare: () => forget(folder) }, warm: command };
}

async function validateOne(folder, pairs) {
  const { cold, warm, nothing } = await runRounds({ ...sidesOf(folder), nothing: { args: ["-e", "0"] } }, pairs);
  const facts = { flows: 1, against: "node -e 0", others: nothing, goals: [ratioAtMost(2.5)] };
  return [
    row({ what: "validate, cold", usages: cold, ...facts }),
    row({ what: "validate, warm", usages: warm, ...facts }),
  ];
}

async function validateMany(folder, { flows, pairs }) {
  const bare = { args: [bench("bare-parse.mjs"), join(folder, "flows")] };
  const runs = await runRounds({ ...sidesOf(folder), bare }, pairs);
  const goals = flows === 1000 ? [ratioAtMost(1.2)] : flows >= 10_000 ? [coresAtLeast(4 / 3)] : [];
  return [
    row({ what: "validate, cold", flows, against: "yaml alone", usages: runs.cold, others: runs.bare, goals }),
    row({
      what: "validate, warm",
      flows,
      against: "cold",
      usages: runs.warm,
      others: runs.cold,
      goals: flows >= 1000 ? [ratioAtMost(0.25)] : [],
    }),
  ];
}

function growth(rows, sizes) {
  const ends = [100, 10_000];
  if (!ends.every((end) => sizes.includes(end))) return [];
  const costs = ends.map((end) => rows.find(({ what, flows }) => what === "validate, cold" && flows === end).own.cpu);
  return [growthRow({ what: "the CPU time of validate, cold", sizes: ends, costs, limit: 1 })];
}
