import type { Mark } from "../model/graph.ts";
import type { Palette } from "../palette.ts";

/** The sign of a change; colour never says anything that its sign does not. */
export const signs: Readonly<Record<Mark, string>> = { added: "+", removed: "-", changed: "~", moved: ">" };

/** The colour of a change. */
export function colourOf(mark: Mark, palette: Palette): (text: string) => string {
  return { added: palette.green, removed: palette.red, changed: palette.yellow, moved: palette.cyan }[mark];
}
