import { doesNotHold, holdsIf, type Probe } from "../probe.ts";

const name = "FlowformProbe";

export const unknownProperty: Probe = {
  id: "A11",
  needs: "nothing",
  async run(bench) {
    const saved = await bench.tryCreate({ [name]: "unknown" });
    if ("refused" in saved) return doesNotHold(`A flow with an unknown property was refused: ${saved.refused}`);
    const isThere = Object.keys(saved.flow).some((key) => key.toLowerCase() === name.toLowerCase());
    return holdsIf(!isThere, `An unknown property was ${isThere ? "kept" : "dropped"}.`);
  },
};
