import type { Base, BaseNode } from "../model/binding.ts";
import type { EmailFlow } from "../model/email-flow.ts";
import { type CarrierNode, identityOf, nodesOf } from "../model/node.ts";
import { propertiesOf } from "../model/properties-of.ts";
import type { Role } from "../model/property.ts";
import { canonicalJson } from "../util/json.ts";
import { canonicalProperties } from "./canonical.ts";

type Hash = (text: string) => string;

/** What to remember of a live flow, to tell later which side has changed. */
export function baseOf(flow: EmailFlow, hash: Hash): Base {
  const nodes = nodesOf(flow).map(
    (node): BaseNode => ({ identity: identityOf(node), depth: depthOf(node), mark: markOf(node, hash) }),
  );
  return { status: flow.Status, nodes };
}

const depthOf = ({ parent }: CarrierNode): number => (parent === undefined ? 0 : depthOf(parent) + 1);

const writtenLetters = 4;
const keptLetters = 3;

/**
 * A node's own properties as a few letters: first those that a file decides, then those that it may leave to
 * SuperOffice, so that a new owner does not look like a new name. Without the status, which is remembered as it is.
 * Two of more than a million contents have the same letters: enough to say who changed what, not to decide by.
 */
export function markOf(node: CarrierNode, hash: Hash): string {
  return letters(ownText(node, "written"), writtenLetters, hash) + letters(ownText(node, "kept"), keptLetters, hash);
}

/** The part of a mark that speaks of a property of this role. */
export function partOfMark(mark: string, role: Role | undefined): string {
  return role === "kept" ? mark.slice(writtenLetters) : mark.slice(0, writtenLetters);
}

function ownText({ kind, type, value }: CarrierNode, wanted: Role): string {
  const own = canonicalProperties(value, propertiesOf(kind, type) ?? {}, ({ role }) => role === wanted);
  const { Status, ...others } = own;
  return Object.keys(others).length === 0 ? "" : canonicalJson(others);
}

function letters(text: string, count: number, hash: Hash): string {
  if (text === "") return "";
  return (Number.parseInt(hash(text).slice(0, 12), 16) % 36 ** count).toString(36).padStart(count, "0");
}
