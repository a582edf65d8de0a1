import { holdsIf, type Probe } from "../probe.ts";

export const filledIn: Probe = {
  id: "A16",
  needs: "nothing",
  async run(bench) {
    const { Associate, TzLocation, VisibleFor } = await bench.create();
    const isForAll = (VisibleFor ?? []).some(({ Visibility }) => Visibility === "All");
    const isFilled = (Associate?.AssociateId ?? 0) > 0 && (TzLocation?.TZLocationID ?? 0) > 0 && isForAll;
    const owner = Associate?.FullName || "nobody";
    const zone = TzLocation?.TZLocationCities || TzLocation?.Name || (TzLocation?.TZLocationID ? "one" : "none");
    return holdsIf(
      isFilled,
      `The owner is ${owner}, the time zone ${zone}, and it is visible for ${isForAll ? "all" : "not all"}.`,
    );
  },
};
