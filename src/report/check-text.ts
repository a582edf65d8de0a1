import { counted } from "./layout.ts";

/** What is said of flows that are all right. */
export function checkText(flows: number): string {
  if (flows === 0) return "There are no flows to check.\n";
  return `${counted(flows, "flow")}: all valid.\n`;
}
