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

/** A run in which two requests fail. */
interface Twice {
  readonly scenario: RealScenario;
  /** How many requests come before the first one, and between the two. */
  readonly before: number;
  readonly between: number;
  /** What happens to them. */
  readonly names: readonly [string, string];
}

const pairs = 12;
const seed = Number(process.env.FLOWFORM_SEED ?? 20_261_127);

/** Trouble at a request that writes, and soon after it at another one, which looks what came of it or goes on. */
function twiceFailing(requests: ReadonlyMap<RealScenario, readonly string[]>): readonly Twice[] {
  const random = randomNumbers(seed);
  const upTo = (count: number) => Math.floor(random() * count);
  const pick = <Item>(items: readonly Item[]): Item => present(items[upTo(items.length)], "one of them");
  return Array.from({ length: pairs }, (_, index) => {
    const scenario = present(realScenarios[index % realScenarios.length], "a scenario");
    const names = Object.keys(troubles);
    const all = present(requests.get(scenario), "its requests");
    const before = pick([...all.keys()].filter((nth) => /SaveEmailFlow|SaveForeignKey|SetStatus/.test(all[nth] ?? "")));
    return { scenario, before, between: upTo(3), names: [pick(names), pick(names)] };
  });
}

test(`${pairs} runs on a network that fails twice, from seed ${seed}: safe, and then put right`, async () => {
  const requests = new Map<RealScenario, readonly string[]>();
  await atOnce(realScenarios, 3, async (scenario) => void requests.set(scenario, await requestsOf(scenario)));
  let both = 0;
  await atOnce(twiceFailing(requests), 7, async ({ scenario, before: first, between, names }) => {
    const [one, two] = names.map((name) => troubles[name]);
    let going = true;
    const at = new Map([first, first + 1 + between].map((index, nth) => [index, nth === 0 ? one : two]));
    const tenant = await openRealTenant(scenario, (index) => (going ? at.get(index) : undefined));
    const before = tenant.flows();
    const ended = await tenant.flowform("apply --auto-approve");
    going = false;
    both += tenant.proxy.seen.length > first + 1 + between ? 1 : 0;
    await checkRealRun(scenario, tenant, { before, ended, recover: between % 2 === 0 }).catch((error: unknown) => {
      const what = `${scenario.name}, ${names.join(" and ")} at ${[...at.keys()].join(" and ")}`;
      throw new Error(`${what}: ${error}\n${ended.code} ${ended.out}${ended.err}`, { cause: error });
    });
    await tenant.close();
  });
  expect(both, "runs in which both requests were met").toBeGreaterThan(pairs / 2);
});
