import type { Outcome } from "../diagnostic/diagnostic.ts";
import { unknownFlow } from "../diagnostic/meaning.ts";
import { failure, success } from "../diagnostic/outcome.ts";
import { nearest } from "../util/suggest.ts";

/** What a flow may be called on the command line. */
interface Named {
  readonly key: string;
  readonly file: string;
}

/** The flows whose key or file was written on the command line; all of them when nothing was. */
export function chooseFlows<Flow extends Named>(
  flows: readonly Flow[],
  wanted: readonly string[],
): Outcome<readonly Flow[]> {
  const known = new Set(flows.flatMap(({ key, file }) => [key, file]));
  const unknown = wanted.filter((name) => !known.has(name));
  if (unknown.length > 0)
    return failure(...unknown.map((name) => unknownFlow(undefined, name, nearest(name, [...known]))));
  return success(flows.filter(({ key, file }) => wanted.length === 0 || wanted.includes(key) || wanted.includes(file)));
}
