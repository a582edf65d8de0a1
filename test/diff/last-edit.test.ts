import { expect, test } from "vitest";
import { lastEdit } from "../../src/diff/last-edit.ts";
import type { EmailFlow } from "../../src/model/email-flow.ts";

test.each([
  ["an associate", { FullName: "Anna Berg" }, "Anna Berg"],
  ["an associate without a full name", { FullName: null }, ""],
  ["an associate whose full name is no text", { FullName: 7 }, ""],
  ["nobody", null, ""],
  ["a name alone", "Anna Berg", ""],
])("who saved a flow last: %s", (_case, UpdatedBy, by) => {
  const live = { UpdatedBy, UpdatedDate: "2026-11-24T08:00:00Z" } as unknown as EmailFlow;
  expect(lastEdit(live)).toEqual({ by, at: "2026-11-24 08:00:00" });
});
