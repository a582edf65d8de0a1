import { noActiveFlows, noRoomForFlows } from "../../diagnostic/doctor.ts";
import { read } from "../../live/call.ts";
import { isObject } from "../../util/json.ts";
import { type Check, failedBecause, found, ok, unknown } from "../check.ts";

/** How many flows may be active, and how many are (superoffice-api.md G31). */
export const licence: Check = {
  id: "licence",
  title: "Licence",
  async run({ connection }) {
    const answer = await read(connection, {
      name: "asking for the licence's limits",
      path: "/v1/Agents/Workflow/GetWorkflowFencingInfo",
    });
    if (answer.value === undefined) return failedBecause(answer.diagnostics);
    const info = isObject(answer.value.json) ? answer.value.json : {};
    const [active, maximum] = [Number(info.ActiveCount), Number(info.Maximum)];
    if (Number.isNaN(active) || Number.isNaN(maximum)) return unknown("The target does not tell the licence's limits.");
    // Without a limit the maximum may well be 0, which the two flags tell apart.
    if (maximum === 0 && info.HasReachedMaximum === true) return found(noActiveFlows(undefined));
    if (info.HasReachedMaximum === true) return found(noRoomForFlows(undefined, active, maximum, true));
    if (info.IsNearingMaximum === true) return found(noRoomForFlows(undefined, active, maximum, false));
    return ok(`${active} of ${maximum <= 0 ? "any number of" : `at most ${maximum}`} flows are running or paused.`);
  },
};
