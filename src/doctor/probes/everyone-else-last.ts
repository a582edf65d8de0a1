import { isObject } from "../../util/json.ts";
import { answered } from "../bench.ts";
import { doesNotHold, holdsIf, type Probe } from "../probe.ts";
import { split } from "../scratch-steps.ts";

export const everyoneElseLast: Probe = {
  id: "A3",
  needs: "nothing",
  async run(bench) {
    const fresh = answered(await bench.ask("CreateDefaultWorkflowStepFromType", { StepType: "Split" }));
    const options = isObject(fresh) && Array.isArray(fresh.Options) ? fresh.Options.filter(isObject) : [];
    const types = options.map(({ OptionType }) => String(OptionType));
    if (types.length > 0 && types.at(-1) !== "None")
      return doesNotHold(`A new split has the options ${types.join(", ")}.`);
    const [step] = (await bench.create({ Steps: [split([])] })).Steps;
    const saved = step?.StepType === "Split" ? step.Options : [];
    const ranked = saved.toSorted((a, b) => a.Rank - b.Rank).map(({ OptionType }) => OptionType);
    return holdsIf(
      ranked.length === 2 && ranked[1] === "None",
      `A split that was saved with SelectionMembership, None came back with ${ranked.join(", ") || "nothing"}.`,
    );
  },
};
