import { expect } from "vitest";
import { isRead } from "../../src/live/read-operations.ts";
import type { HttpRequest } from "../../src/model/http.ts";
import { randomNumbers } from "../../src/sandbox/world/random.ts";
import { present } from "../../src/util/invariant.ts";
import { isObject } from "../../src/util/json.ts";
import { checkRun, look } from "./check-run.ts";
import { type Plant, purposeOf } from "./run.ts";
import { type Scenario, scenarios } from "./scenarios.ts";
import { openWorld, requestsIn } from "./world.ts";

type Random = () => number;

const pick = <Item>(items: readonly Item[], random: Random): Item => items[Math.floor(random() * items.length)] as Item;

/** What a broken proxy, a full disk or a bug may make of a text. */
const textOddities: readonly ((text: string, random: Random) => string)[] = [
  () => "",
  () => "null",
  () => "<!DOCTYPE html><html><title>Sign in</title></html>",
  (text, random) => text.slice(0, Math.floor(random() * text.length)),
  (text, random) => text.slice(Math.floor(random() * text.length)),
  (text) => `${text}${text}`,
  (text) => `\uFEFF${text}`,
  (text) => "[".repeat(20_000) + text,
  (text) => text.replaceAll('"', "'"),
  (text, random) => {
    const at = Math.floor(random() * text.length);
    return text.slice(0, at) + String.fromCharCode(Math.floor(random() * 256)) + text.slice(at + 1);
  },
  (text) => text.replace(/\d+/, "1e999"),
];

/** What may stand where something else should. */
const oddValues: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  2 ** 53,
  "",
  "None",
  "[I:1]",
  "x".repeat(10_000),
  [],
  {},
  [null],
  [[]],
  { Error: true, Message: "No." },
  JSON.parse('{"__proto__":{"polluted":true}}'),
];

/** One place of a JSON value is another value, is gone, or is there twice. */
function oddJson(value: unknown, random: Random): unknown {
  if (Array.isArray(value) && value.length > 0 && random() < 0.85) {
    const at = Math.floor(random() * value.length);
    if (random() < 0.08) return value.toSpliced(at, 1);
    if (random() < 0.08) return value.toSpliced(at, 0, value[at]);
    return value.with(at, oddJson(value[at], random));
  }
  if (isObject(value) && Object.keys(value).length > 0 && random() < 0.9) {
    const name = pick(Object.keys(value), random);
    const { [name]: inside, ...others } = value;
    if (random() < 0.08) return others;
    if (random() < 0.05) return { ...others, [name.toLowerCase()]: inside };
    return { ...value, [name]: oddJson(inside, random) };
  }
  return pick(oddValues, random);
}

function oddBody(body: string, random: Random): string {
  if (body === "" || random() < 0.2) return pick(textOddities, random)(body, random);
  return JSON.stringify(oddJson(JSON.parse(body), random));
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Something between the tool and the server that makes the answer to one request odd. */
interface Oddity {
  readonly plant: Plant;
  readonly requests: readonly HttpRequest[];
  /** The request that got the odd answer, and the answer. */
  readonly met: () => { readonly index: number; readonly request: HttpRequest; readonly body: string } | undefined;
}

function oddityAt(place: number, random: Random): Oddity {
  const requests: HttpRequest[] = [];
  let met: ReturnType<Oddity["met"]>;
  const plant: Plant = (connection) => async (request) => {
    const index = requests.push(request) - 1;
    const real = await connection(request);
    if (index !== place || "failure" in real) return real;
    const body = oddBody(real.body, random);
    met = { index, request, body };
    return { ...real, body };
  };
  return { plant, requests, met: () => met };
}

/** How many people are inside and how many flows may run: what cannot be read is said to be unknown, and holds nothing up. */
const mayBeUnknown = /EmailFlowInstances|GetWorkflowFencingInfo/;

/** After a read that cannot be read, nothing is written to a flow until the same question has an answer. */
function checkSilence({ requests, met }: Oddity): void {
  const odd = met();
  if (odd === undefined || !isRead(odd.request) || isJson(odd.body) || mayBeUnknown.test(odd.request.path)) return;
  const later = requests.slice(odd.index + 1);
  const again = later.findIndex(({ path, body }) => path === odd.request.path && body === odd.request.body);
  const until = again < 0 ? later : later.slice(0, again);
  const writes = until.filter((request) => request.path.includes("/Workflow/") && !isRead(request));
  expect(writes.map(purposeOf), "R16: a write after a read that cannot be read").toEqual([]);
}

/**
 * What is remembered, and the list of flows, are read once for a plan: a server that gives them back wrong, but in the
 * right form, is believed. Who says then that all is done may be wrong; every other promise holds, and the next plan
 * shows what is left.
 */
function isBelieved(request: HttpRequest, body: string): boolean {
  return isRead(request) && /\/(ForeignSystem|Archive)\//.test(request.path) && isJson(body);
}

async function checkOne(scenario: Scenario, random: Random): Promise<void> {
  const place = Math.floor(random() * (await requestsIn(scenario)).length);
  const world = await openWorld(scenario);
  const before = await look(world);
  const odd = oddityAt(place, random);
  const run = await world.run({ plant: odd.plant, wireFrom: Number.POSITIVE_INFINITY });
  const { request, body } = present(odd.met(), "the odd answer");
  checkSilence(odd);
  await checkRun(world, before, run).catch((error: unknown) => {
    if (isBelieved(request, body) && /^Error: I4/.test(String(error))) return;
    throw new Error(`${error}\n${purposeOf(request)}: ${body.slice(0, 600)}; ${run.codes.join()}`, { cause: error });
  });
}

/**
 * One odd answer in a plan and apply of any scenario, so often: nobody falls over it, and every promise is kept. The
 * number of the run, with the seed, is all that is needed to see it again.
 */
export async function checkOddAnswers({ seed, from = 0, count }: OddAnswers): Promise<void> {
  for (let index = from; index < from + count; index++) {
    const random = randomNumbers(seed + index);
    const scenario = pick(scenarios, random);
    await checkOne(scenario, random).catch((error: unknown) => {
      throw new Error(`run ${index} from seed ${seed}, ${scenario.name}: ${error}`, { cause: error });
    });
  }
  expect("polluted" in {}).toBe(false);
}

export interface OddAnswers {
  readonly seed: number;
  readonly from?: number;
  readonly count: number;
}
