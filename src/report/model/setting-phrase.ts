import type { Change } from "../../model/change.ts";
import type { Fate } from "../../model/people.ts";
import type { Phrase } from "./phrase.ts";

/** A setting of the flow, which means the same for everybody inside. */
export function settingPhrase(change: Change, fate: Fate): Phrase {
  const property = change.action === "modify" ? change.property : "";
  if (property === "Status") {
    if (fate === "here")
      return ({ everybody, verb }) => `${everybody} ${verb("stays", "stay")} in place until the flow runs`;
    return ({ everybody, verb }) => `${everybody} ${verb("goes", "go")} on from where they stand`;
  }
  if (property === "BlockLists") return exclusionPhrase(change);
  if (fate === "ahead") return ({ everybody }) => `it counts for ${everybody} from their next step on`;
  return ({ everybody }) => `what it means for ${everybody} is not known`;
}

/** Only a selection that is added makes people leave; one that is taken out lets others in. */
function exclusionPhrase(change: Change): Phrase {
  if (letsOthersIn(change))
    return ({ everybody, verb }) =>
      `${everybody} ${verb("is", "are")} not affected; who is on a selection that is taken out may enter from now on`;
  return ({ everybody }) =>
    `of ${everybody}, those on an added selection leave before their next step, nobody knows how many`;
}

/** Whether it takes selections out of the excluded ones and adds none. */
export function letsOthersIn(change: Change): boolean {
  if (change.action !== "modify" || change.property !== "BlockLists") return false;
  const [before = [], after = []] = [change.before, change.after].map((side) =>
    Array.isArray(side) ? side.map(String) : [],
  );
  return after.every((id) => before.includes(id));
}
