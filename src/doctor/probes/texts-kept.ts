import { doesNotHold, holdsIf, type Probe } from "../probe.ts";

const text = "  two  spaces, <b>a tag</b> & a line\nbreak  ";

export const textsKept: Probe = {
  id: "A26",
  needs: "nothing",
  async run(bench) {
    const saved = await bench.tryCreate({ Description: text });
    if ("refused" in saved)
      return doesNotHold(`A description with a tag and a line break was refused: ${saved.refused}`);
    const { Description } = saved.flow;
    return holdsIf(Description === text, `${JSON.stringify(text)} came back as ${JSON.stringify(Description)}.`);
  },
};
