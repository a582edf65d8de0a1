import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { visible } from "../diagnostic/frame.ts";
import { counted } from "./layout.ts";

/** What is said of a lint beside its findings. */
export function lintText(result: {
  readonly flows: number;
  readonly clean: boolean;
  readonly allowed: number;
  readonly fixed: readonly Diagnostic[];
}): string {
  const { flows, clean, allowed, fixed } = result;
  const mended = fixed.map(
    ({ code, summary, range }) => `fixed ${visible(range?.file ?? "")}:${range?.line ?? 1} ${code}: ${summary}\n`,
  );
  const besides = allowed === 0 ? "" : ` ${counted(allowed, "finding")} allowed with a reason.`;
  return `${mended.join("")}${clean ? `${counted(flows, "flow")}: nothing to find fault with.${besides}\n` : ""}`;
}
