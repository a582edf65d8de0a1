import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import * as lint from "../diagnostic/lint.ts";
import type { CustomRule } from "../model/lint-settings.ts";
import type { FlowPlan } from "../model/plan.ts";
import { type Expression, factsOf, readExpression } from "./expression.ts";
import { stepsOf } from "./nodes.ts";
import type { LintFlow } from "./rule.ts";

/** The rules of a project, ready to be asked about one flow after the other. */
export interface CustomRules {
  /** What is wrong with the rules themselves, each said once. */
  readonly faults: () => readonly Diagnostic[];
  /** The names of rules that were not asked, because they speak of a plan and there is none. */
  readonly withoutPlan: readonly string[];
  readonly check: (flow: LintFlow, plan: FlowPlan | undefined) => readonly Diagnostic[];
}

/** Reads the rules of flowform.yaml. `planned` says whether a plan is at hand. */
export function customRules(rules: readonly CustomRule[], settingsFile: string, planned: boolean): CustomRules {
  const faults = new Map<number, Diagnostic>();
  const fault = (index: number, why: string) => {
    const origin = { file: settingsFile, pointer: ["lint", "custom", index, "when"] };
    if (!faults.has(index)) faults.set(index, lint.brokenRule(origin, rules[index]?.name ?? "", why));
    return [];
  };
  const read = rules.map((rule, index) => ({ rule, index, expression: readExpression(rule.when) }));
  for (const { index, expression } of read) if (expression.why !== undefined) fault(index, expression.why);
  const waits = (expression: Expression) => expression.test !== undefined && expression.needsPlan && !planned;
  return {
    faults: () => [...faults.values()],
    withoutPlan: read.filter(({ expression }) => waits(expression)).map(({ rule }) => rule.name),
    check: (flow, plan) => {
      const facts = factsOf({
        flow: flow.carrier,
        steps: stepsOf(flow).map(({ step }) => step),
        document: flow.document,
        ...(planned ? { plan: plan ?? null } : {}),
      });
      return read.flatMap(({ rule, index, expression }) => {
        if (expression.test === undefined || waits(expression) || faults.has(index)) return [];
        const answer = expression.test(facts);
        if (typeof answer === "object") return fault(index, `${answer.why}, asked about ${flow.key}`);
        return answer ? [violation(rule, flow)] : [];
      });
    },
  };
}

function violation({ name, message, severity = "warning" }: CustomRule, { file }: LintFlow): Diagnostic {
  const finding = lint.customRule({ file, pointer: ["flow"] }, name, message);
  return { ...finding, severity };
}
