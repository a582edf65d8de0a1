import type { Scenario } from "./scenarios.ts";
import type { Texts } from "./world.ts";

/** What the repository of another run holds: the same, what was there before, or another idea of the same flows. */
export const repositories: Readonly<Record<string, (scenario: Scenario) => Texts>> = {
  "the same": ({ after }) => after,
  "one commit behind": ({ before, after }) => (Object.keys(before).length === 0 ? after : before),
  "another branch": (scenario) => otherBranch(scenario),
};

const branches = new Map<Scenario, Texts>();

/** The same flows with one more step; the same object each time, so that it is read once. */
function otherBranch(scenario: Scenario): Texts {
  const known = branches.get(scenario);
  if (known !== undefined) return known;
  const more = "  - id: more\n    sendSms: { text: More }\n";
  const texts = Object.fromEntries(
    Object.entries(scenario.after).map(([key, text]) => [key, text.replace("steps:\n", `steps:\n${more}`)]),
  );
  branches.set(scenario, texts);
  return texts;
}
