import { rmSync } from "node:fs";
import { program, withSandbox } from "../flowform.mjs";
import { generateProject } from "../generate.mjs";
import { measure } from "../measure.mjs";
import { growthRow, row } from "../row.mjs";

const ends = [100, 1000];
const runs = 3;

/** Applies creations only, each time to a new sandbox: the time for a flow must not depend on how many there are. */
export async function applyRows({ sizes, projects }) {
  const chosen = ends.filter((end) => sizes.includes(end));
  const rows = [];
  for (const flows of chosen) rows.push(await applyRow(projects, flows));
  const costs = rows.map(({ own }) => own.wall);
  const growth = chosen.length < ends.length ? [] : [growthRow({ what: "apply", sizes: ends, costs, limit: 1.1 })];
  return [...rows, ...growth];
}

async function applyRow(projects, flows) {
  const folder = projects.make(flows);
  const store = projects.path("store.json");
  const usages = [];
  for (let run = 0; run < runs; run++) {
    rmSync(store, { force: true });
    const args = [program, "apply", "--auto-approve", "--target", "served"];
    const usage = await withSandbox(store, ({ url, env }) => {
      generateProject(folder, 0, url);
      return measure({ args, cwd: folder, env });
    });
    usages.push(usage);
  }
  return row({ what: "apply, all new", flows, usages });
}
