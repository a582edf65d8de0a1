#!/usr/bin/env node
import { version } from "../generated/build-facts.js";
import { overview } from "./overview.ts";

/** The door: what needs no command is answered here, and nothing else is loaded for it (performance.md §1b). */
const [first = "--help"] = process.argv.slice(2);

if (first === "--version") process.stdout.write(`${version}\n`);
else if (first === "--help" || first === "-h" || first === "help") process.stdout.write(overview);
else {
  const { main } = await import("./run.ts");
  await main(process.argv.slice(2));
}
