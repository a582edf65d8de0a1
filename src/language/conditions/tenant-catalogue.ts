import { type Catalogue, type Column, spellingsOf } from "./column.ts";
import { listOfColumn, listOfType } from "./columns.ts";
import { type Arity, allOperators, operatorsByType } from "./operators.ts";
import type { ColumnEntry, ColumnSnapshot } from "./snapshot.ts";

/** The catalogue of a target: its own columns and lists, and for each type its operators beside the documented ones. */
export function tenantCatalogue(target: string, snapshot: ColumnSnapshot): Catalogue {
  const entries = new Map(Object.entries(snapshot.columns));
  const tested = new Map([...entries].filter(([, { type }]) => type !== ""));
  const spelled = spellingsOf(entries.keys());
  const operators = new Map<string, Column["operators"]>();
  const operatorsOf = (type: string) => {
    const known = operators.get(type) ?? mergedOperators(type, snapshot.operators[type] ?? {});
    operators.set(type, known);
    return known;
  };
  return {
    target,
    find: (written) => {
      const name = spelled(written) ?? written;
      const entry = tested.get(name);
      return entry === undefined
        ? undefined
        : { name, type: entry.type, list: listOf(name, entry), operators: operatorsOf(entry.type) };
    },
    isShownOnly: (written) => entries.get(spelled(written) ?? written)?.type === "",
    names: () => [...tested.keys()],
    lists: ({ type }, operator) => {
      const own = snapshot.operators[type ?? ""] ?? {};
      return Object.keys(own).length === 0 || Object.hasOwn(own, operator);
    },
  };
}

/**
 * The built-in name of the list where there is one, for which of a list's two names is used decides which records are
 * the same. ASSUMED: lists are found whatever the letter case of their name.
 */
function listOf(name: string, { type, list = "" }: ColumnEntry): string | undefined {
  return listOfColumn[name] ?? listOfType[type] ?? (list === "" ? undefined : list.toLowerCase());
}

function mergedOperators(type: string, hints: Readonly<Record<string, string>>): Column["operators"] {
  const own = Object.entries(hints).map(([name, hint]) => [name, arityOf(name, hint)]);
  return { ...(operatorsByType[type] ?? allOperators), ...Object.fromEntries(own) };
}

/** The server's word on how many values an operator takes; that some of them are periods is in the documentation alone. */
function arityOf(operator: string, hint: string): Arity {
  const documented = allOperators[operator];
  const arity = arityOfHint(hint.trim());
  if (arity === undefined) return documented ?? "one";
  if (arity === "one" && documented === "period") return "period";
  return arity === "two" && documented === "periods" ? "periods" : arity;
}

/** R is worked out by the server, W is written, + is one or more (superoffice-conditions.md C.1). */
function arityOfHint(hint: string): Arity | undefined {
  if (/^R(;R)*$/.test(hint)) return "none";
  if (/^Period$/i.test(hint)) return "period";
  if (/^int;Period$/i.test(hint)) return "periods";
  if (/^W\+$/.test(hint)) return "many";
  if (hint === "W;W") return "two";
  return hint === "W" ? "one" : undefined;
}
