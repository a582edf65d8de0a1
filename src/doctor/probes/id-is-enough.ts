import { getList } from "../../live/lists.ts";
import { noTimeZone } from "../../model/record.ts";
import { CannotTell, doesNotHold, holdsIf, type Probe } from "../probe.ts";

export const idIsEnough: Probe = {
  id: "A24",
  needs: "nothing",
  async run(bench) {
    const zones = await getList(bench.connection, { list: "timezoneiana", additional: "" });
    const id = zones.value?.find((zone) => zone.id > 0)?.id;
    if (id === undefined) throw new CannotTell("The list timezoneiana could not be read, or has nothing in it.");
    const saved = await bench.tryCreate({ TzLocation: { ...noTimeZone, TZLocationID: id } });
    if ("refused" in saved)
      return doesNotHold(`A time zone that is given by its id alone was refused: ${saved.refused}`);
    const got = saved.flow.TzLocation?.TZLocationID;
    return holdsIf(got === id, `Time zone ${id}, given by its id alone, came back as ${got}.`);
  },
};
