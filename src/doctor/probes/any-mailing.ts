import { defaultsOf } from "../../model/defaults.ts";
import { holdsIf, type Probe } from "../probe.ts";

export const anyMailing: Probe = {
  id: "A8",
  needs: "nothing",
  async run(bench) {
    const Options = [defaultsOf("option", "LinkClicked"), defaultsOf("option", "None")];
    const step = { ...defaultsOf("step", "Split"), SplitOptionType: "LinkClicked", ShipmentId: 0, Options };
    const [saved] = (await bench.create({ Steps: [step] })).Steps;
    const id = saved?.StepType === "Split" ? saved.ShipmentId : undefined;
    return holdsIf(id === 0, `A link split that was saved with ShipmentId 0 came back with ${id}.`);
  },
};
