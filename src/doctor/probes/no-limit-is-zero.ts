import { readLicence } from "../../live/licence.ts";
import { doesNotHold, holds, type Probe, unclear } from "../probe.ts";

/** More flows than any plan has (superoffice-api.md G31 knows ten, and no limit). */
const beyondAnyPlan = 1_000_000;

export const noLimitIsZero: Probe = {
  id: "A30",
  needs: "nothing",
  async run(bench) {
    const licence = await readLicence(bench.connection);
    if ("why" in licence) return unclear(licence.why);
    const { maximum, isReached } = licence;
    if (maximum === 0 && !isReached) return holds("The maximum is 0, and it is not reached.");
    if (maximum >= beyondAnyPlan) return doesNotHold(`The maximum is ${maximum}, which no plan has.`);
    return unclear("Not probed: this licence has a limit.");
  },
};
