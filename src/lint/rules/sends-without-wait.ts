import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import * as lint from "../../diagnostic/lint.ts";
import type { AuthoredNode } from "../../model/compiled-flow.ts";
import type { SplitStep, Step } from "../../model/step.ts";
import type { Pointer } from "../../source/pointer.ts";
import { settingPointer, stepName } from "../nodes.ts";
import type { Check, LintFlow } from "../rule.ts";

/** Two mails or SMS that reach a person at the same moment, whichever way leads from one to the other. */
export const sendsWithoutWait: Check = (flow) => {
  const nodes = new Map(flow.nodes.map((node) => [node.carrierPointer.join("/"), node]));
  const findings: Diagnostic[] = [];
  follow(flow.carrier.Steps, ["Steps"], [], { flow, nodes, findings });
  return findings;
};

interface Walk {
  readonly flow: LintFlow;
  readonly nodes: ReadonlyMap<string, AuthoredNode>;
  readonly findings: Diagnostic[];
}

/** The messages that were sent since the last wait, on any of the ways that lead here. */
type Sent = readonly AuthoredNode[];

/** Follows a list of steps; what was sent since the last wait when they are over. */
function follow(steps: readonly Step[], at: Pointer, before: Sent, walk: Walk): Sent {
  let sent = before;
  steps.forEach((step, index) => {
    sent = pass(step, [...at, index], sent, walk);
  });
  return sent;
}

function pass(step: Step, at: Pointer, sent: Sent, walk: Walk): Sent {
  const node = walk.nodes.get(at.join("/"));
  switch (step.StepType) {
    case "WaitForTime":
    case "WaitForAction":
      return [];
    case "Split":
      return branchesOf(step as SplitStep).flatMap((steps, index) =>
        follow(steps, [...at, "Options", index, "Steps"], sent, walk),
      );
    case "SendEmail":
    case "SendSMS":
      return node === undefined ? sent : send(node, sent, walk);
    default:
      return sent;
  }
}

/** The steps of every branch; where everyone else leaves, nobody comes out of theirs. */
function branchesOf({ Options, ExitFlow }: SplitStep): readonly (readonly Step[])[] {
  return Options.filter(({ OptionType }) => OptionType !== "None" || !ExitFlow).map(({ Steps }) => Steps);
}

function send(node: AuthoredNode, sent: Sent, { flow, findings }: Walk): Sent {
  const [first] = sent;
  if (first !== undefined) {
    const pointer = settingPointer(flow, node);
    findings.push(lint.sendsWithoutWait({ file: flow.file, pointer, on: "key" }, stepName(first)));
  }
  return [node];
}
