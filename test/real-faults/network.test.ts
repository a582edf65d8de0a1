import { expect, test } from "vitest";
import { present } from "../../src/util/invariant.ts";
import { type Passing, type Trouble, troubles } from "./fault-proxy.ts";
import { atOnce, checkRealRun, openRealTenant } from "./real-tenant.ts";
import { realScenarios } from "./scenarios.ts";

/** A request of an apply: the one that holds these words, after so many others that do. */
interface Moment {
  readonly name: string;
  readonly words: RegExp;
  readonly after?: number;
}

const moments: Readonly<Record<string, readonly Moment[]>> = {
  "create a flow": [
    { name: "writing the note", words: /"intent:a\/0","Value":"1;/ },
    { name: "the last look-up of the name", words: /filter=workflowName/, after: 1 },
    { name: "the save", words: /SaveEmailFlow/ },
    { name: "remembering the ids", words: /"Key":"a\/0"/ },
  ],
  "change a running flow": [
    { name: "the pause", words: /SetStatus.*Paused/ },
    { name: "the save", words: /SaveEmailFlow/ },
    { name: "reading back", words: /GetEmailFlow/, after: 4 },
    { name: "starting again", words: /SetStatus.*Running/ },
    { name: "crossing out the note", words: /"intent:a\/0","Value":"-"/ },
  ],
};

/** Lets the trouble happen once, at the moment. */
function onceAt(
  { words, after = 0 }: Moment,
  trouble: Trouble,
): (index: number, passing: Passing) => Trouble | undefined {
  let met = 0;
  return (_, { path, body }) => (words.test(`${path} ${body}`) && met++ === after ? trouble : undefined);
}

const all = Object.entries(moments).flatMap(([scenario, list]) => list.map((moment) => ({ scenario, moment })));

test.each(all)(
  "$scenario, $moment.name: safe on a network that fails once, and then right",
  async ({ scenario: name, moment }) => {
    const scenario = present(
      realScenarios.find((one) => one.name === name),
      "a scenario",
    );
    let met = 0;
    await atOnce(Object.entries(troubles), 7, async ([what, trouble]) => {
      const counted: Trouble = (passing) => {
        met++;
        return trouble(passing);
      };
      const tenant = await openRealTenant(scenario, onceAt(moment, counted));
      const before = tenant.flows();
      const ended = await tenant.flowform("apply --auto-approve");
      await checkRealRun(scenario, tenant, { before, ended, recover: true }).catch((error: unknown) => {
        throw new Error(`${what}: ${error}\n${ended.code} ${ended.out}${ended.err}`, { cause: error });
      });
      await tenant.close();
    });
    expect(met, "every trouble was met").toBe(Object.keys(troubles).length);
  },
);
