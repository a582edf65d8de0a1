import { type ASTNode, Environment } from "@marcbachmann/cel-js";

/** What an expression can speak of, by name; made by `factsOf`. */
export type Facts = Readonly<Record<"flow" | "steps" | "document", unknown>> & { readonly plan?: unknown };

/** An expression that can be asked; `why` says why it cannot. */
export type Expression =
  | { readonly why: string; readonly test?: undefined }
  | { readonly test: Test; readonly needsPlan: boolean; readonly why?: undefined };

/** Whether the expression is true of some facts, or why that cannot be told. */
export type Test = (facts: Facts) => boolean | { readonly why: string };

/** An expression is a line, not a program: short, flat, and without patterns, which may run for ever. */
const limits = { maxAstNodes: 500, maxDepth: 40, maxListElements: 100, maxMapEntries: 20, maxCallArguments: 8 };
const longest = 2000;
const mostNested = 2;
const loops: ReadonlySet<unknown> = new Set(["all", "exists", "exists_one", "map", "filter"]);

const environment = new Environment({ limits, homogeneousAggregateLiterals: false })
  .registerVariable("flow", "dyn")
  .registerVariable("steps", "dyn")
  .registerVariable("document", "dyn")
  .registerVariable("plan", "dyn");

/** Reads an expression of the Common Expression Language (cel.dev), which knows no loops without end and no world. */
export function readExpression(text: string): Expression {
  if (text.length > longest) return { why: `it has more than ${longest} characters` };
  try {
    const parsed = environment.parse(text);
    const features = featuresOf(parsed.ast);
    if (features.patterns) return { why: "matches() is not offered, for a pattern may take for ever" };
    if (features.nested > mostNested) return { why: `it goes through lists inside lists more than ${mostNested} deep` };
    const { valid, type, error } = parsed.check();
    if (!valid) return { why: error === undefined ? "it does not fit together" : problemOf(error) };
    if (type !== "bool" && type !== "dyn") return { why: `it is of type ${type}, and must be true or false` };
    return { needsPlan: features.plan, test: (facts) => ask(parsed, facts) };
  } catch (fault) {
    return { why: problemOf(fault) };
  }
}

function ask(parsed: (facts: Facts) => unknown, facts: Facts): ReturnType<Test> {
  try {
    const answer = parsed(facts);
    return typeof answer === "boolean" ? answer : { why: "it is neither true nor false" };
  } catch (fault) {
    return { why: problemOf(fault) };
  }
}

/** The library's own words for a fault, and the character at which it is. */
function problemOf(fault: unknown): string {
  const { summary, message, range } = fault as { summary?: string; message?: string; range?: { start: number } };
  const [words = "it cannot be read"] = (summary ?? message ?? "").split("\n");
  return `${words}${range === undefined ? "" : ` (at character ${range.start + 1})`}`;
}

interface Features {
  readonly plan: boolean;
  readonly patterns: boolean;
  readonly nested: number;
}

function featuresOf(node: unknown): Features {
  if (typeof node !== "object" || node === null) return { plan: false, patterns: false, nested: 0 };
  const { op, args } = node as Partial<ASTNode>;
  const inner = (Array.isArray(node) ? node : [args].flat()).map(featuresOf);
  const called = (op === "call" || op === "rcall") && Array.isArray(args) ? args[0] : undefined;
  return {
    plan: (op === "id" && args === "plan") || inner.some(({ plan }) => plan),
    patterns: called === "matches" || inner.some(({ patterns }) => patterns),
    nested: Math.max(0, ...inner.map(({ nested }) => nested)) + (loops.has(called) ? 1 : 0),
  };
}

/** Facts in the types of the language, which tells whole numbers from others. */
export function factsOf(facts: Facts): Facts {
  return withWholeNumbers(facts) as Facts;
}

function withWholeNumbers(value: unknown): unknown {
  if (typeof value === "number") return Number.isSafeInteger(value) ? BigInt(value) : value;
  if (Array.isArray(value)) return value.map(withWholeNumbers);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withWholeNumbers(inner)]));
}
