import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { canonicalValue, isCompared } from "../diff/canonical.ts";
import { read } from "../live/call.ts";
import { defaultsOf } from "../model/defaults.ts";
import { workflowSplitOptionTypes, workflowStepTypes } from "../model/enums.ts";
import type { Connection } from "../model/http.ts";
import { propertiesOf } from "../model/properties-of.ts";
import type { NodeKind } from "../model/property.ts";
import { concurrently } from "../util/concurrently.ts";
import { equalJson, isObject, type JsonObject } from "../util/json.ts";

/** A carrier that the target makes anew, and which of ours it is compared with. */
interface Fresh {
  readonly called: string;
  readonly kind: NodeKind;
  readonly type?: string;
  readonly method: string;
  readonly body?: JsonObject;
}

const fresh: readonly Fresh[] = [
  { called: "flow", kind: "flow", method: "CreateDefaultEmailFlow" },
  ...workflowStepTypes.map(
    (type): Fresh => ({
      called: `step ${type}`,
      kind: "step",
      type,
      method: "CreateDefaultWorkflowStepFromType",
      body: { StepType: type },
    }),
  ),
  ...workflowSplitOptionTypes.map(
    (type): Fresh => ({
      called: `branch ${type}`,
      kind: "option",
      type,
      method: "CreateDefaultWorkflowStepOptionFromType",
      body: { OptionType: type },
    }),
  ),
  { called: "trigger", kind: "trigger", method: "CreateDefaultWorkflowTrigger" },
  { called: "goal", kind: "goal", method: "CreateDefaultWorkflowGoal" },
  { called: "action", kind: "action", method: "CreateDefaultWorkflowWaitForAction" },
];

/** What the comparison came to: texts such as "flow.StartOnlyOnce is false, not true", and calls that failed. */
export interface DefaultDifferences {
  readonly compared: number;
  readonly differing: readonly string[];
  /** Carriers that the target did not answer with an object. */
  readonly unanswered: readonly string[];
  readonly problems: readonly Diagnostic[];
}

/** Compares the target's CreateDefault methods with our table of defaults (superoffice-api.md C3). */
export async function defaultDifferences(connection: Connection): Promise<DefaultDifferences> {
  const outcomes = await concurrently(fresh, 4, async (one) => {
    const answer = await read(connection, {
      name: `asking for a new ${one.called}`,
      path: `/v1/Agents/Workflow/${one.method}`,
      ...(one.body === undefined ? {} : { body: one.body }),
    });
    return { one, answer };
  });
  const filter = await read(connection, {
    name: "asking for a new filter",
    path: "/v1/Agents/Workflow/CreateDefaultWorkflowFilter",
  });
  const answered = outcomes.flatMap(({ one, answer }) =>
    isObject(answer.value?.json) ? [{ one, json: answer.value.json }] : [],
  );
  const silent = outcomes.filter(({ answer }) => answer.value !== undefined && !isObject(answer.value.json));
  const lines = isObject(filter.value?.json) ? (filter.value.json.RestrictionGroups ?? []) : [];
  return {
    compared: answered.length + (filter.value === undefined ? 0 : 1),
    differing: [
      ...answered.flatMap(({ one, json }) => differencesOf(one, json)),
      ...(equalJson(lines, []) ? [] : [`filter.RestrictionGroups is ${JSON.stringify(lines)}, not []`]),
    ],
    unanswered: silent.map(({ one }) => one.called),
    problems: [...outcomes.flatMap(({ answer }) => answer.diagnostics), ...filter.diagnostics],
  };
}

/** The properties that a file can decide; one that the answer leaves out tells nothing. */
function differencesOf({ called, kind, type }: Fresh, json: JsonObject): readonly string[] {
  const ours = defaultsOf(kind, type);
  return Object.entries(propertiesOf(kind, type) ?? {}).flatMap(([name, property]) => {
    if (!isCompared(property) || json[name] === undefined) return [];
    const [theirs, mine] = [canonicalValue(json[name], property), canonicalValue(ours[name], property)];
    return equalJson(theirs, mine)
      ? []
      : [`${called}.${name} is ${JSON.stringify(theirs)}, not ${JSON.stringify(mine)}`];
  });
}
