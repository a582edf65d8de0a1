import { doesNotHold, holdsIf, type Probe } from "../probe.ts";

const hour = 3_600_000;

export const lastSaveWins: Probe = {
  id: "A25",
  needs: "nothing",
  async run(bench) {
    const flow = await bench.create();
    const updated = Date.parse(flow.UpdatedDate);
    const UpdatedDate = new Date((Number.isNaN(updated) ? 0 : updated) - hour).toISOString();
    const saved = await bench.trySave({ ...flow, UpdatedDate, Description: "late" });
    if ("refused" in saved) return doesNotHold(`A save with an old UpdatedDate was refused: ${saved.refused}`);
    const isThere = saved.flow.Description === "late";
    return holdsIf(isThere, `A save with an old UpdatedDate was ${isThere ? "carried out" : "answered and ignored"}.`);
  },
};
