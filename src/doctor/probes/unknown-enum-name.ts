import { doesNotHold, type Probe } from "../probe.ts";
import { refusedOrNot } from "../refused-or-not.ts";

export const unknownEnumName: Probe = {
  id: "A13",
  needs: "nothing",
  async run(bench) {
    const saved = await bench.tryCreate({ FromType: "FlowformProbe" });
    if ("refused" in saved) return refusedOrNot("An unknown FromType", saved);
    return doesNotHold(`An unknown FromType was accepted and came back as ${saved.flow.FromType}.`);
  },
};
