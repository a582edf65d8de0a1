import { readStep } from "../language/step-keywords.ts";
import type { AuthoredNode } from "../model/compiled-flow.ts";
import type { SplitOption } from "../model/split-option.ts";
import type { SplitStep, Step } from "../model/step.ts";
import { type Pointer, valueAt } from "../source/pointer.ts";
import { isObject } from "../util/json.ts";
import type { LintFlow } from "./rule.ts";

/** A step of a flow: its carrier, and where it is written. */
export interface LintStep {
  readonly step: Step;
  readonly node: AuthoredNode;
}

/** All steps of a flow in document order, those of branches included. */
export function stepsOf(flow: LintFlow): readonly LintStep[] {
  return flow.nodes
    .filter(({ kind }) => kind === "step")
    .map((node) => ({ node, step: valueAt(flow.carrier, node.carrierPointer) as Step }));
}

/** A branch of a split, everyone else included. */
export interface LintBranch {
  readonly option: SplitOption;
  readonly node: AuthoredNode;
}

/** A split with its branches in the order in which they are asked. */
export interface LintSplit {
  readonly split: SplitStep;
  readonly branches: readonly LintBranch[];
}

/** All splits of a flow. */
export function splitsOf(flow: LintFlow): readonly LintSplit[] {
  return stepsOf(flow).flatMap(({ step, node }) => {
    if (step.StepType !== "Split") return [];
    const split = step as SplitStep;
    const branches = split.Options.map((option, index) => {
      const pointer = [...node.carrierPointer, "Options", index].join("/");
      const own = flow.nodes.find(({ carrierPointer }) => carrierPointer.join("/") === pointer) ?? node;
      return { option, node: own };
    });
    return [{ split, branches }];
  });
}

/** Where a setting of a step is written; the step's own keyword when the setting is not. */
export function settingPointer(flow: LintFlow, { filePointer }: AuthoredNode, ...keys: Pointer): Pointer {
  const authored = valueAt(flow.document, filePointer);
  const read = isObject(authored) ? readStep(authored) : undefined;
  if (read === undefined) return filePointer;
  return [...filePointer, read.name, ...(read.bare ? [] : keys)];
}

/** How a step is called in a message: its id. */
export function stepName({ id }: AuthoredNode): string {
  return `"${id ?? ""}"`;
}

/** Whether the live value of a property of the flow itself stays, so that the file cannot tell what it is. */
export function isKept(flow: LintFlow, property: string): boolean {
  return flow.nodes[0]?.kept.includes(property) === true;
}
