import type { Diagnostic } from "../diagnostic/diagnostic.ts";

/** How much a rule of lint counts in a project. */
export type RuleSetting = "off" | Diagnostic["severity"];

/** A rule that a project adds itself: an expression that is true for a flow that breaks it. */
export interface CustomRule {
  readonly name: string;
  readonly when: string;
  readonly message: string;
  readonly severity?: Diagnostic["severity"];
}

/** What flowform.yaml says of lint. */
export interface LintSettings {
  readonly rules?: Readonly<Record<string, RuleSetting>>;
  readonly allowedLinks?: readonly string[];
  readonly allowedMail?: readonly string[];
  readonly custom?: readonly CustomRule[];
}
