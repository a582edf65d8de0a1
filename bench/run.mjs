// Measures the program side by side with yardsticks: npm run bench [-- --sizes 10,100 --pairs 9 --only plan --record]
import { availableParallelism } from "node:os";
import { argv, exit, stderr, stdout, version } from "node:process";
import { parseArgs } from "node:util";
import { openProjects } from "./projects.mjs";
import { recordFigures } from "./record.mjs";
import { applyRows } from "./rows/apply.mjs";
import { latencyRows } from "./rows/latency.mjs";
import { participantRows } from "./rows/participants.mjs";
import { planRows } from "./rows/plan.mjs";
import { startRows } from "./rows/start.mjs";
import { terraformRows } from "./rows/terraform.mjs";
import { validateRows } from "./rows/validate.mjs";
import { watchRows } from "./rows/watch.mjs";
import { windowRows } from "./rows/window.mjs";
import { tableOf } from "./table.mjs";

const groups = {
  start: startRows,
  validate: validateRows,
  plan: planRows,
  participants: participantRows,
  latency: latencyRows,
  apply: applyRows,
  watch: watchRows,
  window: windowRows,
  terraform: terraformRows,
};

const { values } = parseArgs({
  options: {
    sizes: { type: "string", default: "10,100,1000,10000" },
    pairs: { type: "string", default: "9" },
    only: { type: "string", default: Object.keys(groups).join() },
    record: { type: "boolean", default: false },
  },
});

const wanted = values.only.split(",");
const unknown = wanted.filter((name) => !Object.hasOwn(groups, name));
if (unknown.length > 0) {
  stderr.write(`No group is called ${unknown.join(" or ")}; there are ${Object.keys(groups).join(", ")}.\n`);
  exit(2);
}
const projects = openProjects();
const options = { pairs: Number(values.pairs), sizes: values.sizes.split(",").map(Number), projects };
const rows = [];
try {
  for (const name of wanted) {
    stderr.write(`${name} …\n`);
    rows.push(...(await groups[name](options)));
  }
} finally {
  projects.remove();
}
const table = tableOf(rows);
stdout.write(table);
if (values.record) {
  const command = ["npm run bench", ...(argv.length > 2 ? ["--", ...argv.slice(2)] : [])].join(" ");
  recordFigures({ table, command, node: version, cores: availableParallelism() });
}
