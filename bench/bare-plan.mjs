// The least that any plan does: node bench/bare-plan.mjs FOLDER URL EXPECTED CONNECTIONS reads the flows, parses them with
// yaml, lists and fetches the live ones, and compares each with what is expected: one of a few carriers that stand ready.
import { readdirSync, readFileSync } from "node:fs";
import { argv, env } from "node:process";
import { Pool } from "undici";
import { parse } from "yaml";

const [, , folder, url, expectedFile, connections] = argv;
const { origin, pathname } = new URL(url);
const pool = new Pool(origin, { connections: Number(connections) });
const headers = { authorization: `Bearer ${env.FLOWFORM_TOKEN}`, accept: "application/json" };
const expected = JSON.parse(readFileSync(expectedFile, "utf8"));

/** What is different in flows that were made from the same text: names, ids of rows, times. */
const own = /^(?:Name|EmailFlowId|Workflow\w*Id|CreatedDate|UpdatedDate)$/;

function same(a, b) {
  if (typeof a !== "object" || a === null || typeof b !== "object" || b === null) return a === b;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => own.test(key) || same(a[key], b[key]));
}

async function request(method, path) {
  const { body } = await pool.request({ method, path: `${pathname}${path}`, headers });
  return JSON.parse(await body.text());
}

const ids = new Map();
for (let skip = 0, page = [0]; page.length > 0; skip += 1000) {
  const columns = "$select=emailFlowId,workflowName&$orderBy=emailFlowId";
  page = (await request("GET", `/v1/Archive/EmailFlows?${columns}&$top=1000&$skip=${skip}`)).value;
  for (const { emailFlowId, workflowName } of page) ids.set(workflowName, emailFlowId);
}

const files = readdirSync(folder).sort().entries();
async function work() {
  for (const [index, file] of files) {
    const { name } = parse(readFileSync(`${folder}/${file}`, "utf8"));
    const live = await request("POST", `/v1/Agents/Workflow/GetEmailFlow?emailFlowId=${ids.get(name)}`);
    if (!same(live, expected[index % expected.length])) throw new Error(`${file} is not as expected`);
  }
}
await Promise.all(Array.from({ length: Number(connections) }, work));
await pool.close();
