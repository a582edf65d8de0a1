import { isoText } from "../iso-text.ts";
import type { SandboxState } from "../state.ts";
import type { Written } from "./rows.ts";

/** The stamp of a new row. */
export function createdNow({ now, user }: SandboxState): Written {
  const moment = isoText(now());
  return { CreatedDate: moment, UpdatedDate: moment, CreatedBy: user, UpdatedBy: user };
}

/** The stamp of a row that was there before. */
export function updatedNow({ now, user }: SandboxState, { CreatedDate, CreatedBy }: Written): Written {
  return { CreatedDate, CreatedBy, UpdatedDate: isoText(now()), UpdatedBy: user };
}
