import { randomNumbers } from "../../src/sandbox/world/random.ts";
import type { Passing, Trouble } from "./fault-proxy.ts";
import { atOnce, checkRealRun, openRealTenant, requestsOf } from "./real-tenant.ts";
import { type RealScenario, realScenarios } from "./scenarios.ts";

const signals = ["SIGKILL", "SIGTERM", "SIGINT"] as const;
const points = 40;

/** Where in a request the signal comes: the server never gets it, carries it out unheard, or has been heard. */
const places = ["before", "unheard", "heard"] as const;

/** One process that is killed. */
export interface Kill {
  readonly scenario: RealScenario;
  readonly signal: (typeof signals)[number];
  /** The request at which it happens, as a part of all. */
  readonly point: number;
  readonly place: (typeof places)[number];
  /** How long after the answer was sent, in milliseconds; the program goes on meanwhile. */
  readonly delay: number;
}

/** Three signals at forty points of six scenarios (reliability-and-review.md A9, R5), or as many of them as are wanted. */
export function kills({ seed, count }: { readonly seed: number; readonly count: number }): readonly Kill[] {
  const random = randomNumbers(seed);
  const all = realScenarios.flatMap((scenario) =>
    signals.flatMap((signal) =>
      Array.from({ length: points }, (_, index) => ({
        scenario,
        signal,
        point: (index + random()) / points,
        place: places[Math.floor(random() * places.length)] ?? "before",
        delay: Math.floor(random() * 30),
      })),
    ),
  );
  const shuffled = all.map((kill) => ({ kill, key: random() })).sort((a, b) => a.key - b.key);
  return shuffled.slice(0, count).map(({ kill }) => kill);
}

/** Kills the real program that often, each time in a tenant of its own, and looks whether all promises hold. */
export async function checkKills(options: { readonly seed: number; readonly count: number }): Promise<KillReport> {
  const lengths = new Map<RealScenario, number>();
  await atOnce(realScenarios, 3, async (scenario) => void lengths.set(scenario, (await requestsOf(scenario)).length));
  const report = { killed: 0, ended: 0, unharmed: 0 };
  await atOnce(kills(options), 6, async (kill) => {
    const at = Math.floor(kill.point * (lengths.get(kill.scenario) ?? 0));
    const code = await checkKill(kill, at);
    report[code === null ? "killed" : code === 0 ? "unharmed" : "ended"]++;
  });
  return report;
}

/** How the processes came to their ends. */
export interface KillReport {
  readonly killed: number;
  /** Ended by themselves, and said that they were stopped. */
  readonly ended: number;
  /** Were done all the same. */
  readonly unharmed: number;
}

async function checkKill(kill: Kill, at: number): Promise<number | null> {
  const { scenario, signal, place, delay } = kill;
  let strike = () => {};
  const tenant = await openRealTenant(scenario, (index) => (index === at ? killing(kill, () => strike()) : undefined));
  const before = tenant.flows();
  const running = tenant.start("apply --auto-approve");
  strike = () => void running.process.kill(signal);
  const ended = await running.ended;
  await checkRealRun(scenario, tenant, { before, ended, recover: delay % 2 === 0 }).catch((error: unknown) => {
    const what = `${scenario.name}, ${signal} at request ${at} (${tenant.proxy.seen[at]}), ${place} + ${delay} ms`;
    throw new Error(`${what}: ${error}\n${ended.code} ${ended.out}${ended.err}`, { cause: error });
  });
  await tenant.close();
  return ended.code;
}

/** A program that may finish what it has in hand must be able to: only a killed one loses its request. */
function killing({ signal, place, delay }: Kill, strike: () => void): Trouble {
  return async ({ forward, reply, response }: Passing) => {
    if (place === "before") strike();
    if (place === "before" && signal === "SIGKILL") return response.destroy();
    const answer = await forward();
    if (place === "unheard") strike();
    if (place === "unheard" && signal === "SIGKILL") return response.destroy();
    if (place === "heard") setTimeout(strike, delay);
    return reply(answer);
  };
}
