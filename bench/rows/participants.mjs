import { copyFileSync, cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { program, withSandbox } from "../flowform.mjs";
import { generateProject } from "../generate.mjs";
import { measure } from "../measure.mjs";
import { seedParticipants } from "../participants.mjs";
import { runRounds } from "../rounds.mjs";
import { ratioAtMost, row } from "../row.mjs";
import { planCommand } from "./plan.mjs";

const flows = 1000;
const people = 100_000;
/** The flows that change, by their number. */
const changed = [1, 201, 401, 601, 801];

/** Plans of a thousand flows, five of them changed, with many people inside and with nobody. */
export async function participantRows({ pairs, projects }) {
  const folder = projects.make(flows);
  await measure({ args: [program, "apply", "--auto-approve"], cwd: folder });
  for (const number of changed)
    lengthenWait(join(folder, "flows", `journey-${String(number).padStart(5, "0")}.flow.yaml`));
  const names = new Set(changed.map((number) => `Journey ${number}`));
  const places = { "in all flows": () => true, "in the changed flows": ({ Name }) => names.has(Name) };
  const rows = [];
  for (const [place, isMeant] of Object.entries(places))
    rows.push(await comparison({ folder, place, isMeant }, { pairs, projects }));
  return rows;
}

function lengthenWait(path) {
  writeFileSync(path, readFileSync(path, "utf8").replace("wait: 2 days", "wait: 4 days"));
}

async function comparison({ folder, place, isMeant }, { pairs, projects }) {
  const [crowded, empty] = [projects.path("crowded"), projects.path("empty")];
  for (const copy of [crowded, empty]) cpSync(folder, copy, { recursive: true });
  const stores = { crowded: projects.path("crowded.json"), empty: projects.path("empty.json") };
  for (const store of Object.values(stores)) copyFileSync(join(folder, ".flowform/sandbox.json"), store);
  seedParticipants(stores.crowded, people, isMeant);
  return withSandbox(stores.crowded, (full) =>
    withSandbox(stores.empty, async (none) => {
      generateProject(crowded, 0, full.url);
      generateProject(empty, 0, none.url);
      const sides = {
        full: { ...planCommand({ folder: crowded, env: full.env }), exitCode: 2 },
        none: { ...planCommand({ folder: empty, env: none.env }), exitCode: 2 },
      };
      const runs = await runRounds(sides, pairs);
      const goals = [ratioAtMost(1.5)];
      const what = `plan, 5 changed, 100,000 people ${place}`;
      return row({ what, flows, against: "nobody inside", usages: runs.full, others: runs.none, goals });
    }),
  );
}
