import { visible } from "../diagnostic/frame.ts";
import { counted } from "./layout.ts";

/** Which files were, or would be, written anew. */
export function formatText(facts: {
  readonly changed: readonly string[];
  readonly total: number;
  readonly written: boolean;
}): string {
  const { changed, total, written } = facts;
  const verb = written ? "formatted" : "would change";
  const lines = changed.map((path) => `${verb}: ${visible(path)}\n`).join("");
  return `${lines}${counted(total, "file")} looked at, ${changed.length} ${written ? "formatted" : "to format"}.\n`;
}
