import { defaultsOf } from "../../model/defaults.ts";
import { doesNotHold, type Probe } from "../probe.ts";
import { refusedOrNot } from "../refused-or-not.ts";

/** An id that no table has reached. */
const nobody = 2_147_400_000;

export const unknownRecord: Probe = {
  id: "A14",
  needs: "nothing",
  async run(bench) {
    const folder = await bench.tryCreate({ Folder: { ...Object(defaultsOf("flow").Folder), HierarchyId: nobody } });
    const mailing = await bench.tryCreate({ Steps: [{ ...defaultsOf("step", "SendEmail"), ShipmentId: nobody }] });
    if ("refused" in folder && "refused" in mailing)
      return refusedOrNot("A folder and a mailing that do not exist", mailing);
    const accepted = [...("flow" in folder ? ["A folder"] : []), ...("flow" in mailing ? ["A mailing"] : [])];
    return doesNotHold(`${accepted.join(" and ")} that does not exist was accepted.`);
  },
};
