import { doesNotHold, holdsIf, type Probe } from "../probe.ts";

export const missingIsDefault: Probe = {
  id: "A12",
  needs: "nothing",
  async run(bench) {
    const flow = await bench.create({ Description: "old", Goals: [{ GoalType: "RequestCreated" }] });
    const saved = await bench.trySave({ ...flow, Description: undefined, Goals: null });
    if ("refused" in saved)
      return doesNotHold(`A flow without description and with null goals was refused: ${saved.refused}`);
    const { Description, Goals } = saved.flow;
    return holdsIf(
      (Description ?? "") === "" && Goals.length === 0,
      `Saved without description and with null goals, it has the description ${JSON.stringify(Description)} and ${Goals.length} goals.`,
    );
  },
};
