import { type Visibility, visibilities } from "../../../model/enums.ts";
import type { VisibleFor } from "../../../model/record.ts";
import { isObject } from "../../../util/json.ts";
import type { SandboxState } from "../../state.ts";
import { associateById, listItemById } from "../../world/lookup.ts";
import { choiceOf } from "./choice.ts";
import { readNames } from "./posted.ts";
import type { Reading } from "./reading.ts";

export const visibleForAll: VisibleFor = {
  VisibleId: 0,
  Visibility: "All",
  DisplayValue: "All",
  TableRight: null,
  FieldProperties: {},
};

/** Who may see the flow, each with its name as the server fills it in. */
export function readVisibility(posted: unknown, reading: Reading): readonly VisibleFor[] {
  if (!Array.isArray(posted)) {
    reading.refuse("VisibleFor is not a list.");
    return [];
  }
  return posted.filter(isObject).map((item) => {
    const named = readNames(item, ["VisibleId", "Visibility"], reading.state);
    const visibility = choiceOf(named.Visibility ?? "All", visibilities);
    if (visibility === undefined) reading.refuse(`Visibility ${named.Visibility} is unknown.`);
    const VisibleId = Number(named.VisibleId ?? 0);
    const name = displayValues[visibility ?? "All"](reading.state, VisibleId);
    if (name === undefined) reading.refuse(`There is no ${visibility} with id ${VisibleId}.`);
    return {
      ...visibleForAll,
      VisibleId,
      Visibility: visibility ?? "All",
      DisplayValue: name ?? "",
    };
  });
}

const displayValues: Readonly<Record<Visibility, (state: SandboxState, id: number) => string | undefined>> = {
  All: () => "All",
  Associate: (state, id) => associateById(state, id)?.FullName,
  Group: (state, id) => listItemById(state, "usergroup", id)?.Name,
};
