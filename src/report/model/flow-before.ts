import type { Values } from "./aspects.ts";
import type { FlowFacts } from "./flags.ts";

/** The properties of a flow as they were, before what its own changes set. */
export function flowBefore({ values, changes }: FlowFacts): Values {
  const own = changes.flatMap((change) =>
    change.action === "modify" && change.node.kind === "flow" ? [[change.property, change.before] as const] : [],
  );
  return { ...values, ...Object.fromEntries(own) };
}
