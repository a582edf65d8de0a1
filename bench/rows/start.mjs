import { program } from "../flowform.mjs";
import { runRounds } from "../rounds.mjs";
import { ratioAtMost, row } from "../row.mjs";

const nothing = { args: ["-e", "0"] };

/** What needs no flow, against a Node that does nothing. */
export async function startRows({ pairs }) {
  const rows = [];
  for (const what of ["--version", "--help"]) {
    const { own, other } = await runRounds({ own: { args: [program, what] }, other: nothing }, pairs);
    rows.push(row({ what, against: "node -e 0", usages: own, others: other, goals: [ratioAtMost(1.3)] }));
  }
  return rows;
}
