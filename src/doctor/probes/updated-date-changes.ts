import { holdsIf, type Probe, unclear } from "../probe.ts";

/** Dates may count whole seconds. */
const pause = 1100;

export const updatedDateChanges: Probe = {
  id: "A10",
  needs: "nothing",
  async run(bench) {
    const flow = await bench.create();
    await bench.sleep(pause);
    const { UpdatedDate } = await bench.save({ ...flow });
    if (Number.isNaN(Date.parse(UpdatedDate))) return unclear("A flow came back without a readable UpdatedDate.");
    return holdsIf(
      UpdatedDate !== flow.UpdatedDate,
      `Saved again a second later, UpdatedDate went from ${flow.UpdatedDate} to ${UpdatedDate}.`,
    );
  },
};
