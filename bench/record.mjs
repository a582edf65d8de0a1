import { readFileSync, writeFileSync } from "node:fs";

const page = new URL("../docs/performance.md", import.meta.url);
const [begin, end] = ["<!-- figures: written by npm run bench -- --record -->", "<!-- end of figures -->"];

/** Puts the table into docs/performance.md in the place of the last one, with the facts that it depends on. */
export function recordFigures({ table, command, node, cores }) {
  const text = readFileSync(page, "utf8");
  const [before, rest] = text.split(begin);
  const after = rest?.split(end)[1];
  if (after === undefined) throw new Error("docs/performance.md has lost the marks around its figures");
  const date = new Date().toISOString().slice(0, 10);
  const facts = `Recorded on ${date} with Node ${node} on ${cores} cores by \`${command}\`.`;
  writeFileSync(page, `${before}${begin}\n\n${facts}\n\n${table}\n${end}${after}`);
}
