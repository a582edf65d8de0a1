import { expect, it } from "vitest";
import type { Io } from "../../src/cli/io.ts";
import { createScreen } from "../../src/cli/watch/screen.ts";
import type { Outcome } from "../../src/diagnostic/diagnostic.ts";
import { failure } from "../../src/diagnostic/outcome.ts";
import { unwatched } from "../../src/diagnostic/watch.ts";
import type { Plan } from "../../src/model/plan.ts";
import { plainPalette } from "../../src/report/palette.ts";
import { stand } from "../support/people.ts";
import { workshop } from "../support/sandbox-project.ts";
import { smallFlow } from "./flowform.ts";

it("another number of people is news, another time of counting them is not", async () => {
  let now = Date.UTC(2026, 10, 24, 8);
  const shop = workshop({ now: () => new Date(now) });
  shop.write("a", smallFlow("a", "Alpha"));
  await shop.apply();
  shop.write("a", smallFlow("a", "Alpha", "5 days"));
  const io = { out: () => {}, err: () => {}, terminal: { out: false } } as unknown as Io;
  const screen = createScreen(io, {
    json: false,
    server: undefined,
    palettes: { out: plainPalette, err: plainPalette },
  });
  const show = (planned: Outcome<Plan>) => screen.show({ planned, begin: now, duration: 1, whole: false });
  const first = await shop.plan();
  expect(screen.isNews(first)).toBe(true);
  show(first);
  now += 60_000;
  expect(screen.isNews(await shop.plan())).toBe(false);
  await stand(shop, "a", { "settle-in": 2 });
  expect(screen.isNews(await shop.plan())).toBe(true);
  const broken: Outcome<Plan> = failure(unwatched(undefined, "flows", "EACCES"));
  expect(screen.isNews(broken)).toBe(true);
  show(broken);
  expect(screen.isNews(broken)).toBe(false);
  expect(screen.isNews(first)).toBe(true);
});
