import { wrongArguments } from "../../diagnostic/usage.ts";
import { openCi, standardFolder } from "../ci/ci.ts";
import { cancelPeopleFlag, defineCommand, noPauseFlag, parallelismFlag, takeOverFlag, targetFlag } from "../command.ts";

export const command = defineCommand({
  summary: "plan, comment and apply in a job of GitHub Actions or GitLab CI",
  usage: "plan|comment|approval|apply [--target NAME] [--out FOLDER] [--planning] [--digest DIGEST]",
  examples: [
    ["flowform ci plan --target production", "validate, plan, write reports; forks are only validated"],
    ["flowform ci comment", "write the plan into the pull request"],
    ["flowform ci approval --target production", "which digest was approved by merging"],
    ["flowform ci apply --target production", "plan again, and apply exactly what was approved"],
  ],
  flags: {
    target: targetFlag,
    parallelism: parallelismFlag,
    out: { type: "string", value: "FOLDER", description: `where the reports go and come from (${standardFolder})` },
    planning: { type: "boolean", description: "comment: say that a new commit is being planned" },
    digest: { type: "string", value: "DIGEST", description: "apply: the digest that was approved by hand" },
    "no-pause": noPauseFlag,
    "cancel-people": cancelPeopleFlag,
    "take-over": takeOverFlag,
  },
  positionals: 1,
  async run({ flags, positionals: [what = ""], io }) {
    const work = Object.hasOwn(works, what) ? works[what] : undefined;
    if (work === undefined)
      return { diagnostics: [wrongArguments(undefined, "ci", "plan, comment, approval or apply?")] };
    const { value: ci, diagnostics } = openCi(flags, io);
    return ci === undefined ? { diagnostics } : (await work())(ci);
  },
});

/** Each work is loaded when it is called: those that talk to a host need no planning, and the other way round. */
const works: Readonly<Record<string, () => Promise<Work>>> = {
  plan: async () => (await import("../ci/plan.ts")).ciPlan,
  comment: async () => (await import("../ci/comment.ts")).ciComment,
  approval: async () => (await import("../ci/approval.ts")).ciApproval,
  apply: async () => (await import("../ci/apply.ts")).ciApply,
};

type Work = typeof import("../ci/plan.ts").ciPlan;
