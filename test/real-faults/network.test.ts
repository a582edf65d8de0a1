import { expect, test } from "vitest";
import { randomNumbers } from "../../src/sandbox/world/random.ts";
import { present } from "../../src/util/invariant.ts";
import { type Passing, type Trouble, troubles } from "./fault-proxy.ts";
import { atOnce, checkRealRun, openRealTenant, requestsOf } from "./real-tenant.ts";
import { type RealScenario, realScenarios } from "./scenarios.ts";

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

/** A run in which several requests fail. */
interface Failing {
  readonly scenario: RealScenario;
  /** The requests that fail, by how many come before each. */
  readonly places: readonly number[];
  /** What happens to each of them. */
  readonly names: readonly string[];
}

const runs = 12;
const seed = Number(process.env.FLOWFORM_SEED ?? 20_261_127);

/** Trouble at a request that writes, and soon after it at others, which look what came of it or go on. */
function failing(times: number, requests: ReadonlyMap<RealScenario, readonly string[]>): readonly Failing[] {
  const random = randomNumbers(seed);
  const upTo = (count: number) => Math.floor(random() * count);
  const pick = <Item>(items: readonly Item[]): Item => present(items[upTo(items.length)], "one of them");
  return Array.from({ length: runs }, (_, index) => {
    const scenario = present(realScenarios[index % realScenarios.length], "a scenario");
    const all = present(requests.get(scenario), "its requests");
    const places = [
      pick([...all.keys()].filter((nth) => /SaveEmailFlow|SaveForeignKey|SetStatus/.test(all[nth] ?? ""))),
    ];
    while (places.length < times) places.push(Math.max(...places) + 1 + upTo(3));
    return { scenario, places, names: places.map(() => pick(Object.keys(troubles))) };
  });
}

test.each([2, 4])(
  `${runs} runs on a network that fails %i times, from seed ${seed}: safe, and then put right`,
  async (times) => {
    const requests = new Map<RealScenario, readonly string[]>();
    await atOnce(realScenarios, 3, async (scenario) => void requests.set(scenario, await requestsOf(scenario)));
    let met = 0;
    await atOnce([...failing(times, requests).entries()], 7, async ([nth, { scenario, places, names }]) => {
      let going = true;
      const nameAt = (index: number) => names[places.indexOf(index)] ?? "";
      const tenant = await openRealTenant(scenario, (index) => (going ? troubles[nameAt(index)] : undefined));
      const before = tenant.flows();
      const ended = await tenant.flowform("apply --auto-approve");
      going = false;
      met += places.filter((place) => place < tenant.proxy.seen.length).length;
      await checkRealRun(scenario, tenant, { before, ended, recover: nth % 2 === 0 }).catch((error: unknown) => {
        const what = `${scenario.name}, ${names.join(", ")} at ${places.join(", ")}`;
        throw new Error(`${what}: ${error}\n${ended.code} ${ended.out}${ended.err}`, { cause: error });
      });
      await tenant.close();
    });
    expect(met, "more than one failure in a run").toBeGreaterThan(runs);
  },
);
