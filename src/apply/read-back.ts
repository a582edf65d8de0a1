import { canonicalProperties, canonicalValue } from "../diff/canonical.ts";
import type { EmailFlow } from "../model/email-flow.ts";
import { type CarrierNode, nodesOf } from "../model/node.ts";
import { propertiesOf } from "../model/properties-of.ts";
import { formatPointer } from "../source/pointer.ts";
import { equalJson } from "../util/json.ts";
import { inSentOrder } from "./in-sent-order.ts";

/**
 * The places, as JSON Pointers, where the target holds something else than was sent: a node too many or too few, a
 * node that survived under another id, or a property with another value. Empty means that the save is what it says.
 */
export function readBackDifferences(sent: EmailFlow, back: EmailFlow): readonly string[] {
  const sentNodes = byPlace(sent);
  const backNodes = byPlace(inSentOrder(sent, back));
  const missing = [...sentNodes.keys()].filter((place) => !backNodes.has(place));
  const extra = [...backNodes.keys()].filter((place) => !sentNodes.has(place));
  const differing = [...sentNodes].flatMap(([place, node]) => {
    const same = backNodes.get(place);
    return same === undefined ? [] : differences(place, node, same);
  });
  return [...missing, ...extra, ...differing];
}

const byPlace = (flow: EmailFlow) => new Map(nodesOf(flow).map((node) => [formatPointer(node.pointer), node]));

function differences(place: string, sent: CarrierNode, back: CarrierNode): readonly string[] {
  if (sent.kind !== back.kind || sent.type !== back.type) return [place || "/"];
  const lost = sent.serverId > 0 && sent.serverId !== back.serverId ? [`${place}/id`] : [];
  const table = propertiesOf(sent.kind, sent.type) ?? {};
  const [wanted, found] = [canonicalProperties(sent.value, table), canonicalProperties(back.value, table)];
  const own = Object.keys(wanted).filter((name) => comparable(sent, name) && !equalJson(wanted[name], found[name]));
  return [...lost, ...own.map((name) => `${place}/${name}`)];
}

/**
 * What the server may fill in where nothing was said: owner, time zone and visibility of a new flow, and the queue
 * of a new step. The status has a call of its own (design §6, A6).
 */
function comparable(sent: CarrierNode, name: string): boolean {
  const property = propertiesOf(sent.kind, sent.type)?.[name];
  if (property?.role !== "kept") return true;
  return (
    name !== "Status" && !equalJson(canonicalValue(sent.value[name], property), canonicalValue(undefined, property))
  );
}
