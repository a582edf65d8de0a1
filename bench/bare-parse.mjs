// The least that any reader of these files does: node bench/bare-parse.mjs FOLDER reads them and parses them with yaml.
import { readdirSync, readFileSync } from "node:fs";
import { argv } from "node:process";
import { parse } from "yaml";

const folder = argv[2];
let steps = 0;
for (const name of readdirSync(folder)) steps += parse(readFileSync(`${folder}/${name}`, "utf8")).steps.length;
if (steps === 0) throw new Error("there are no steps in these flows");
