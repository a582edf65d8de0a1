import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { docsOf, type Rule } from "./rule.ts";

/** A rule with the code and severity of the finding that it makes. */
export function defineRule(
  definition: { readonly code: string; readonly severity: Diagnostic["severity"] },
  name: string,
  check: Rule["check"],
): Rule {
  const { code, severity } = definition;
  return { code, name, severity, docs: docsOf(code), check };
}
