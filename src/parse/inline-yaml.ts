import { isObject } from "../util/json.ts";

const plain = /^[\p{L}][\p{L}\p{N} ._@/-]*(?<! )$/u;
const otherMeaning = /^(?:true|false|null)$/i;

/** A value in one line of YAML, as a flow file would have it. */
export function inlineYaml(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inlineYaml).join(", ")}]`;
  if (isObject(value)) {
    const members = Object.entries(value).map(([key, member]) => `${inlineYaml(key)}: ${inlineYaml(member)}`);
    return members.length === 0 ? "{}" : `{ ${members.join(", ")} }`;
  }
  if (typeof value !== "string") return String(value);
  return isPlain(value) ? value : JSON.stringify(value);
}

/** Text that needs no quotes; durations such as `3 days` begin with a digit and need none either. */
function isPlain(text: string): boolean {
  return (plain.test(text) && !otherMeaning.test(text)) || /^\d+ [a-z][a-z ]*(?<! )$/.test(text);
}
