import { withNames } from "../../body.ts";
import { type Call, type Handler, json, type Reply, type SandboxState } from "../../state.ts";
import type { Row } from "../../store.ts";
import { refused } from "../refused.ts";

/** The named arguments of a call, from its body; their letter case does not count (superoffice-api.md B3). */
export function bodyArguments({ body }: Call, names: readonly string[]): Row {
  return withNames(body, names);
}

/**
 * A handler whose one argument is an id in the query, whatever the letter case of its name. DOCUMENTED
 * (superoffice-api.md B1): without it the answer is a message with status 200, and an id that is no number answers 400.
 */
export function withQueryId(name: string, handle: (state: SandboxState, id: number, call: Call) => Reply): Handler {
  return (state, call) => {
    const [, text] = [...call.query].find(([key]) => key.toLowerCase() === name.toLowerCase()) ?? [];
    if (text === undefined) return json(missing(name));
    return /^-?\d+$/.test(text) ? handle(state, Number(text), call) : refused(`${name} is not a number.`);
  };
}

const missing = (name: string) => ({
  Message: "The request is invalid.",
  MessageDetail: `The parameters dictionary contains a null entry for parameter '${name}'.`,
});

/** Whole numbers from a list in the body; other items are left out. */
export function numbersIn(value: unknown): readonly number[] {
  return Array.isArray(value) ? value.map(Number).filter(Number.isInteger) : [];
}
