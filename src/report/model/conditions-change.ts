import { counted } from "../layout.ts";
import { type ConditionGroup, type ConditionLine, type Factored, factored, lineKey } from "./conditions.ts";
import { alternativeText, eitherText, linesText } from "./conditions-text.ts";
import type { RecordName } from "./value-text.ts";

/**
 * What came into a condition and what went: "added: A and B; removed: C; 2 conditions stay". Undefined where that would
 * not say all of the difference, which then needs both sides in full.
 */
export function conditionsChange(
  before: readonly ConditionGroup[],
  after: readonly ConditionGroup[],
  nameOf: RecordName,
): string | undefined {
  if (before.length === 0 || after.length === 0 || [...before, ...after].some(isSpecial)) return undefined;
  const parts = alternativesAlone(before, after, nameOf) ?? linesApart(factored(before), factored(after), nameOf);
  return parts?.join("; ");
}

/** Names of groups and lines with words of their own are not compared line by line. */
const isSpecial = ({ name, description, isJoined }: ConditionGroup) => isJoined || name !== "" || description !== "";

const groupKey = ({ lines }: ConditionGroup) => [...new Set(lines.map(lineKey))].sort().join("\n");

/** Groups of the first side that the second one does not have. */
function without(groups: readonly ConditionGroup[], others: readonly ConditionGroup[]): readonly ConditionGroup[] {
  const known = new Set(others.map(groupKey));
  return groups.filter((group) => !known.has(groupKey(group)));
}

/** Whole alternatives that came or went, where the others stay as they are. */
function alternativesAlone(
  before: readonly ConditionGroup[],
  after: readonly ConditionGroup[],
  nameOf: RecordName,
): readonly string[] | undefined {
  const [gone, come] = [without(before, after), without(after, before)];
  if (gone.length > 0 === come.length > 0) return undefined;
  return alternativeParts({ gone, come, stay: before.length - gone.length }, nameOf);
}

interface Alternatives {
  readonly gone: readonly ConditionGroup[];
  readonly come: readonly ConditionGroup[];
  readonly stay: number;
}

function alternativeParts({ gone, come, stay }: Alternatives, nameOf: RecordName): readonly string[] {
  return [
    ...come.map((group) => `added the alternative ${alternativeText(group, nameOf)}`),
    ...gone.map((group) => `removed the alternative ${alternativeText(group, nameOf)}`),
    ...(stay === 0 ? [] : [counted(stay, "alternative stays", "alternatives stay")]),
  ];
}

/** Lines that all alternatives share, and what they do not share, each told for itself. */
function linesApart(before: Factored, after: Factored, nameOf: RecordName): readonly string[] | undefined {
  const [come, gone] = [linesWithout(after.common, before.common), linesWithout(before.common, after.common)];
  const rests = restParts(before.rests, after.rests, nameOf);
  if (rests.isMixed && (come.length > 0 || gone.length > 0)) return undefined;
  const stay = before.common.length - gone.length;
  return [
    ...(come.length === 0 ? [] : [`added: ${linesText(come, nameOf)}`]),
    ...rests.parts,
    ...(gone.length === 0 ? [] : [`removed: ${linesText(gone, nameOf)}`]),
    ...(stay === 0 ? [] : [counted(stay, "condition stays", "conditions stay")]),
  ];
}

function linesWithout(lines: readonly ConditionLine[], others: readonly ConditionLine[]): readonly ConditionLine[] {
  const known = new Set(others.map(lineKey));
  return lines.filter((line) => !known.has(lineKey(line)));
}

interface RestParts {
  readonly parts: readonly string[];
  /** Both sides have alternatives, and not the same ones. */
  readonly isMixed: boolean;
}

function restParts(before: readonly ConditionGroup[], after: readonly ConditionGroup[], nameOf: RecordName): RestParts {
  const [gone, come] = [without(before, after), without(after, before)];
  if (gone.length === 0 && come.length === 0) {
    const same = before.length > 1 ? ["the alternatives stay"] : [];
    return { parts: same, isMixed: false };
  }
  if (isNone(before)) return { parts: [`added: ${eitherText(after, nameOf)}`], isMixed: false };
  if (isNone(after)) return { parts: [`removed: ${eitherText(before, nameOf)}`], isMixed: false };
  return { parts: alternativeParts({ gone, come, stay: before.length - gone.length }, nameOf), isMixed: true };
}

/** A single group has nothing beside what all of one share. */
const isNone = (rests: readonly ConditionGroup[]) => rests.length === 1 && rests[0]?.lines.length === 0;
