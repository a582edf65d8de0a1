import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import { failure } from "../../diagnostic/outcome.ts";
import { otherTarget } from "../../diagnostic/plan.ts";
import { wrongArguments } from "../../diagnostic/usage.ts";
import { notLookedAt, staleShown } from "../../diagnostic/way-back.ts";
import type { Plan } from "../../model/plan.ts";
import { movedSincePlan } from "../../pipeline/show-plan.ts";
import { describeTarget } from "../approve.ts";
import { defineCommand, reportFormatFlag } from "../command.ts";
import type { Io } from "../io.ts";
import { createNodeFileSystem } from "../node-file-system.ts";
import { planFaces } from "../plan-faces.ts";
import { withTarget } from "../plan-project.ts";
import { readPlan } from "../read-plan.ts";

export const command = defineCommand({
  summary: "show a saved plan, word for word as plan showed it, and say whether the target has moved since",
  usage: "PLAN [--offline] [--format text|markdown|html|json]",
  examples: [
    ["flowform show plan.json", "what apply plan.json would do"],
    ["flowform show plan.json --format markdown", "the same as the comment of a pull request"],
    ["flowform show plan.json --format html > report.html", "the same as one page, with the flow drawn"],
  ],
  flags: {
    offline: { type: "boolean", description: "do not look whether the target has moved since" },
    format: reportFormatFlag,
  },
  positionals: 1,
  async run({ positionals: [path], flags, io }) {
    if (path === undefined) return { diagnostics: [wrongArguments(undefined, "show", "which plan?")] };
    const { value: plan, diagnostics } = readPlan(createNodeFileSystem(io.cwd), path);
    if (plan === undefined) return { diagnostics };
    const banner = flags.offline ? [notLookedAt(undefined, "--offline was given.")] : await lookAt(plan, io);
    const isText = flags.format === undefined || flags.format === "text";
    // Who sends the plan into a file, or gets it as data alone, hears of it as well.
    return { diagnostics: isText ? [] : banner, data: plan, text: await planFaces(plan, flags.format, banner) };
  },
});

const whereItBelongs = "Run show in the folder of the project that the plan was made for, or plan again here.";

/** What is to be said above the plan; whatever goes wrong, the plan is shown. */
async function lookAt(plan: Plan, io: Io): Promise<readonly Diagnostic[]> {
  const asked = { command: "show", flags: { target: plan.target } };
  const quiet = { ...io, err: () => {} };
  const looked = await withTarget<readonly string[]>(asked, quiet, async (opened) => {
    const { project, target } = opened;
    const planned = describeTarget(plan.project, plan);
    const given = describeTarget(project.name, { target: target.name, url: target.url });
    return planned === given
      ? movedSincePlan(plan, opened)
      : failure({ ...otherTarget(undefined, planned, given), fix: whereItBelongs });
  });
  if (looked.value === undefined) {
    const [reason] = looked.diagnostics;
    return [notLookedAt(undefined, reason?.detail ?? "nobody says why.", reason?.fix)];
  }
  return looked.value.length === 0 ? [] : [staleShown(undefined, looked.value)];
}
