import { doesNotHold, holdsIf, type Probe } from "../probe.ts";

const group = (begins: string) => ({
  Name: "",
  Description: "",
  Restrictions: [{ Name: "firstName", Operator: "begins", Values: [begins] }],
});

export const conditionsKept: Probe = {
  id: "A27",
  needs: "nothing",
  async run(bench) {
    const saved = await bench.tryCreate({ Filter: { RestrictionGroups: [group("A"), group("B")] } });
    if ("refused" in saved) return doesNotHold(`A filter of two groups was refused: ${saved.refused}`);
    const groups = saved.flow.Filter?.RestrictionGroups ?? [];
    const lines = groups.flatMap(({ Restrictions }) => Restrictions ?? []);
    return holdsIf(
      groups.length === 2 && lines.length === 2,
      `A filter of two groups with a line each came back with ${groups.length} groups and ${lines.length} lines.`,
    );
  },
};
