import { defaultsDiffer } from "../../diagnostic/doctor.ts";
import { type Check, found, ok } from "../check.ts";
import { defaultDifferences } from "../default-differences.ts";

/** Whether what a file leaves out means the same here as in SuperOffice's window (design §2). */
export const defaults: Check = {
  id: "defaults",
  title: "Defaults",
  async run({ connection }) {
    const { compared, differing, unanswered, problems } = await defaultDifferences(connection);
    if (problems[0] !== undefined) return found(problems[0]);
    if (differing.length > 0) return found(defaultsDiffer(undefined, differing));
    const silent = unanswered.length === 0 ? "" : ` The target has none for ${unanswered.join(", ")}.`;
    return ok(`The defaults of all ${compared} kinds of flow, step and branch are those of Flowform.${silent}`);
  },
};
