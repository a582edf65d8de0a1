import { doesNotHold, holdsIf, type Probe } from "../probe.ts";

export const missingIsDefault: Probe = {
  id: "A12",
  needs: "nothing",
  async run(bench) {
    const flow = await bench.create({ Description: "old", FromName: "old" });
    const saved = await bench.trySave({ ...flow, Description: undefined, FromName: null });
    if ("refused" in saved)
      return doesNotHold(`A flow without description and with a null FromName was refused: ${saved.refused}`);
    const { Description, FromName } = saved.flow;
    return holdsIf(
      (Description ?? "") === "" && (FromName ?? "") === "",
      `Left out, Description is ${JSON.stringify(Description)}; sent as null, FromName is ${JSON.stringify(FromName)}.`,
    );
  },
};
