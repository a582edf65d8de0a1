import { describe, expect, it } from "vitest";
import { type Limits, limitRequests } from "../../src/live/limit.ts";
import type { HttpRequest, HttpResponse } from "../../src/model/http.ts";

const fine: HttpResponse = { status: 200, headers: {}, body: "" };
const request = (number: number): HttpRequest => ({ method: "GET", path: `/${number}`, headers: {}, body: "" });
const range = (length: number) => Array.from({ length }, (_, index) => index);

/** A clock that only moves when somebody sleeps, and wakes everybody in the order of their times. */
function createClock() {
  let time = 0;
  const sleepers: { at: number; wake: () => void }[] = [];
  return {
    now: () => time,
    sleep: (milliseconds: number) => new Promise<void>((wake) => void sleepers.push({ at: time + milliseconds, wake })),
    async run(): Promise<void> {
      await settle();
      for (let next = pop(); next !== undefined; next = pop()) {
        time = Math.max(time, next.at);
        next.wake();
        await settle();
      }
    },
  };
  function pop() {
    sleepers.sort((a, b) => a.at - b.at);
    return sleepers.shift();
  }
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

async function startTimes(count: number, limits: Limits, duration: number) {
  const clock = createClock();
  const starts: number[] = [];
  const order: string[] = [];
  let under = 0;
  let most = 0;
  const limited = limitRequests(
    async ({ path }) => {
      starts.push(clock.now());
      order.push(path);
      most = Math.max(most, ++under);
      if (duration > 0) await clock.sleep(duration);
      under--;
      return fine;
    },
    limits,
    clock,
  );
  const all = Promise.all(range(count).map((number) => limited(request(number))));
  await clock.run();
  await all;
  return { starts, order, most };
}

describe("limitRequests", () => {
  it("lets at most ten requests begin within any second", async () => {
    const { starts, order } = await startTimes(35, { parallelism: 50, perSecond: 10 }, 0);
    expect(order).toEqual(range(35).map((number) => `/${number}`));
    for (const [index, start] of starts.entries()) {
      expect(
        starts.filter((other) => other >= start && other < start + 1000).length,
        `from ${index}`,
      ).toBeLessThanOrEqual(10);
    }
    expect(starts.at(-1)).toBe(3000);
  });

  it("does not slow down what is slower than the limit", async () => {
    const { starts } = await startTimes(5, { parallelism: 1, perSecond: 2 }, 700);
    expect(starts).toEqual([0, 700, 1400, 2100, 2800]);
  });

  it("has no more requests under way than allowed", async () => {
    const { most, starts } = await startTimes(9, { parallelism: 3, perSecond: undefined }, 100);
    expect(most).toBe(3);
    expect(starts).toEqual([0, 0, 0, 100, 100, 100, 200, 200, 200]);
  });

  it("frees the place of a request that throws", async () => {
    let calls = 0;
    const limited = limitRequests(
      async () => {
        calls++;
        throw new Error("broken");
      },
      { parallelism: 1, perSecond: undefined },
      createClock(),
    );
    await expect(limited(request(1))).rejects.toThrow("broken");
    await expect(limited(request(2))).rejects.toThrow("broken");
    expect(calls).toBe(2);
  });
});
