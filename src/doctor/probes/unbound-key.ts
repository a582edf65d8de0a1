import { keyStoreUnusable } from "../../diagnostic/doctor.ts";
import { CannotTell, doesNotHold, holdsIf, type Probe } from "../probe.ts";
import { tryScratchKey } from "../scratch-key.ts";

export const unboundKey: Probe = {
  id: "A9",
  needs: "nothing",
  async run({ connection, scratchName }) {
    const tried = await tryScratchKey(connection, scratchName);
    if (!("problem" in tried))
      return holdsIf(tried.kept, `A key without a table was written and ${tried.kept ? "" : "not "}found again.`);
    if (tried.problem.code === keyStoreUnusable.code) return doesNotHold(tried.problem.detail);
    throw new CannotTell(tried.problem.detail, tried.problem);
  },
};
