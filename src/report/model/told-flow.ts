import type { NodeAddress } from "../../model/change.ts";
import type { FlowPath } from "../../model/flow-path.ts";
import { nodesOf } from "../../model/node.ts";
import type { FlowPlan } from "../../model/plan.ts";
import type { Values } from "./aspects.ts";
import type { ChangeLine } from "./change-line.ts";
import { changeLines } from "./change-lines.ts";
import { sections } from "./section.ts";
import type { RecordName } from "./value-text.ts";

/** A flow of a plan with the lines of its changes, gravest first: all that is said of it is made from these. */
export interface ToldFlow {
  readonly flow: FlowPlan;
  readonly path: FlowPath;
  readonly lines: readonly ChangeLine[];
}

const emptyPath: FlowPath = { before: [], after: [] };
const root: NodeAddress = { kind: "flow", type: "", id: "", serverId: 0, path: "" };

/** What was told of flows before: `watch` plans again after every save, and most flows stay the same. */
const known = new WeakMap<FlowPlan, ToldFlow>();

/** The same for a flow that is counted and not shown: names of records may be those of an earlier plan. */
export function countedFlow(flow: FlowPlan, nameOf: RecordName): ToldFlow {
  return known.get(flow) ?? toldFlow(flow, nameOf);
}

/** The changes of a flow in words. */
export function toldFlow(flow: FlowPlan, nameOf: RecordName): ToldFlow {
  const savedNode = savedNodes(flow);
  const path = flow.path ?? emptyPath;
  const values = savedNode({ ...root, serverId: flow.emailFlowId ?? 0 });
  const lines = changeLines(flow.changes, { nameOf, savedNode, flow: { values, path, changes: flow.changes } });
  const told = {
    ...{ flow, path },
    lines: sections.flatMap((section) => lines.filter((line) => line.section === section).toSorted(byRank)),
  };
  known.set(flow, told);
  return told;
}

const byRank = (one: ChangeLine, other: ChangeLine) => rankOf(one) - rankOf(other);

/** Whether a flow runs comes before who comes into it, and that before who does not. */
function rankOf({ section, change }: ChangeLine): number {
  if (section !== "WHO") return 0;
  if (change.action === "modify" && change.property === "Status") return 0;
  if (change.node.kind === "flow" && change.action !== "modify") return 0;
  return change.node.kind === "trigger" ? 1 : 2;
}

/** Surviving nodes of the payload by kind and server id. */
function savedNodes({ payload }: FlowPlan): (node: NodeAddress) => Values {
  const nodes = payload === null ? [] : nodesOf(payload);
  const byId = new Map(nodes.map((node) => [`${node.kind} ${node.serverId}`, node.value]));
  return ({ kind, serverId }) => byId.get(`${kind} ${serverId}`) ?? {};
}
