import type { Plan, TakenBack } from "../../model/plan.ts";

/** Which apply a plan of the way back takes back, and that git does not know of it; empty for every other plan. */
export function takesBackText({ takesBack = [], flows }: Pick<Plan, "takesBack" | "flows">): string {
  if (takesBack.length === 0) return "";
  const taken = `Takes back ${takesBack.map(applyText).join("; and ")}.`;
  return flows.length === 0
    ? taken
    : `${taken} Git still wants what was applied: revert ${commitsText(takesBack)} too.`;
}

const applyText = ({ time, digest, commit }: TakenBack) =>
  `the apply of ${time.slice(0, 19).replace("T", " ")} UTC, digest ${digest}${commit === "" ? "" : `, commit ${shortened(commit)}`}`;

function commitsText(takesBack: readonly TakenBack[]): string {
  const commits = [...new Set(takesBack.map(({ commit }) => shortened(commit)))].filter((commit) => commit !== "");
  return commits.length === 0 ? "that change of the files" : commits.join(", ");
}

const shortened = (commit: string) => commit.slice(0, 7);
