import { listFlows } from "../../live/flows.ts";
import { type Check, failedBecause, ok } from "../check.ts";

/** Whether the flows can be listed: everything else rests on it. */
export const flows: Check = {
  id: "flows",
  title: "Flows",
  async run({ connection }) {
    const { value, diagnostics } = await listFlows(connection);
    return value === undefined ? failedBecause(diagnostics) : ok(`The target lists ${value.length} flows.`);
  },
};
