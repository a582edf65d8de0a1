import { isObject } from "../../../util/json.ts";
import { withNames } from "../../body.ts";
import type { SandboxState } from "../../state.ts";
import type { Row } from "../../store.ts";

/** A posted object under the names of `known`; what else was posted is dropped (ASSUMED A11). */
export function readNames(posted: unknown, known: readonly string[], state: SandboxState): Row {
  const named = withNames(posted, known);
  return state.otherwise.has("A11") ? { ...named, ...unknownOf(posted, known) } : named;
}

function unknownOf(posted: unknown, known: readonly string[]): Row {
  if (!isObject(posted)) return {};
  const names = new Set(known.map((name) => name.toLowerCase()));
  return Object.fromEntries(Object.entries(posted).filter(([name]) => !names.has(name.toLowerCase())));
}
