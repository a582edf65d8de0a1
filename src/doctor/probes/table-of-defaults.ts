import { defaultDifferences } from "../default-differences.ts";
import { CannotTell, doesNotHold, holds, type Probe } from "../probe.ts";

export const tableOfDefaults: Probe = {
  id: "A23",
  needs: "nothing",
  async run({ connection }) {
    const { compared, differing, problems } = await defaultDifferences(connection);
    if (problems[0] !== undefined) throw new CannotTell(problems[0].detail);
    if (differing.length === 0)
      return holds(`All ${compared} kinds of flow, step and branch have the defaults of the table.`);
    return doesNotHold(
      `${differing.length} defaults differ: ${differing.slice(0, 3).join("; ")}${differing.length > 3 ? " …" : ""}.`,
    );
  },
};
