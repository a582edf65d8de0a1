import { isoDateTime } from "../model/date-text.ts";
import type { EmailFlow } from "../model/email-flow.ts";
import type { Edited } from "../model/plan.ts";
import { isObject } from "../util/json.ts";

/** Who saved a live flow last and when, as far as the target says. */
export function lastEdit({ UpdatedBy, UpdatedDate }: EmailFlow): Edited {
  const name = isObject(UpdatedBy) && typeof UpdatedBy.FullName === "string" ? UpdatedBy.FullName : "";
  return { by: name, at: isoDateTime(UpdatedDate) };
}
