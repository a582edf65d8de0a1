import { canonicalProperties } from "../diff/canonical.ts";
import type { EmailFlow } from "../model/email-flow.ts";
import { idProperty, propertiesOf, typeProperty } from "../model/properties-of.ts";
import { canonicalJson, type JsonObject } from "../util/json.ts";

const lists = { Triggers: "trigger", Goals: "goal" } as const;
type Kind = (typeof lists)[keyof typeof lists];

/**
 * The flow that was read, with its triggers and goals in the order in which they were sent: they have no ranks, so a
 * server may give them back in any order, and those that are new have only their content to be known by.
 */
export function inSentOrder(sent: EmailFlow, back: EmailFlow): EmailFlow {
  const [wanted, found] = [{ ...sent } as JsonObject, { ...back } as JsonObject];
  const arranged = Object.entries(lists).map(([name, kind]) => {
    const [ours, theirs] = [wanted[name], found[name]] as readonly (readonly JsonObject[])[];
    return [name, arrange(ours ?? [], theirs ?? [], kind)];
  });
  return { ...back, ...Object.fromEntries(arranged) };
}

function arrange(sent: readonly JsonObject[], back: readonly JsonObject[], kind: Kind): readonly JsonObject[] {
  const left = new Set(back);
  const take = (fits: (node: JsonObject) => boolean) => {
    const found = [...left].find(fits);
    if (found !== undefined) left.delete(found);
    return found;
  };
  const id = idProperty[kind];
  const byId = sent.map((node) => (Number(node[id]) > 0 ? take((other) => other[id] === node[id]) : undefined));
  const byContent = sent.map((node, index) => {
    const own = ownText(node, kind);
    return byId[index] ?? take((other) => ownText(other, kind) === own);
  });
  const all = byContent.map((node) => node ?? take(() => true));
  return [...all.filter((node) => node !== undefined), ...left];
}

function ownText(node: JsonObject, kind: Kind): string {
  const type = String(node[typeProperty[kind]]);
  return canonicalJson(canonicalProperties(node, propertiesOf(kind, type) ?? {}));
}
