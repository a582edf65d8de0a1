import { describe, expect, it } from "vitest";
import type { MemoryStore } from "../../src/live/binding-store.ts";
import { fileBindings } from "../../src/live/file-bindings.ts";
import { tenantBindings } from "../../src/live/tenant-bindings.ts";
import type { Binding } from "../../src/model/binding.ts";
import type { Intent } from "../../src/model/intent.ts";
import { createSandbox } from "../../src/sandbox/sandbox.ts";
import { openStore } from "../../src/sandbox/store.ts";
import { memoryFiles } from "../parse/memory-files.ts";

const binding: Binding = {
  key: "trial",
  emailFlowId: 7,
  ids: { a: "s1" },
  applied: "f00",
  commit: "c0ffee",
  serial: 3,
};
const intent: Intent = {
  key: "trial",
  kind: "update",
  name: "Trial",
  emailFlowId: 7,
  before: "0123456789abcdef",
  wanted: "fedcba9876543210",
  pauses: true,
  afterwards: "Running",
  newIds: {},
  owner: "here/1/abc",
  time: 1000,
};

const files = memoryFiles();
const sandbox = createSandbox({ store: openStore(), now: () => new Date(0) });
/** Each call opens the same memory anew, as another process does. */
const stores: Readonly<Record<string, () => MemoryStore>> = {
  "a file": () => fileBindings(files, "bindings/local.jsonl"),
  "the tenant's key store": () => tenantBindings(sandbox, "acme"),
};

describe.each(Object.entries(stores))("the memory in %s", (_, open) => {
  const recall = async () => (await open().recall()).value;

  it("is empty at first", async () => {
    expect(await recall()).toEqual({ bindings: new Map(), intents: new Map(), unreadable: [], lease: undefined });
  });

  it("keeps bindings, intents and the lease apart, until they are crossed out", async () => {
    for (const done of [await open().write(binding), await open().writeIntent(intent)]) expect(done).toBeUndefined();
    await open().writeLease({ owner: "here/1/abc", until: 5000 });
    expect(await recall()).toEqual({
      bindings: new Map([["trial", binding]]),
      intents: new Map([["trial", intent]]),
      unreadable: [],
      lease: { owner: "here/1/abc", until: 5000 },
    });
    expect((await open().readLease()).value).toEqual({ owner: "here/1/abc", until: 5000 });
    await open().clearIntent("trial");
    await open().writeLease(undefined);
    expect(await recall()).toEqual({
      bindings: new Map([["trial", binding]]),
      intents: new Map(),
      unreadable: [],
      lease: undefined,
    });
  });

  it("forgets a flow, and takes it anew with what was remembered of its parts", async () => {
    const base = { status: "Stopped", nodes: [{ identity: "s1", depth: 1, mark: "k3f9" }] } as const;
    for (const written of [binding, { ...binding, base }]) {
      expect(await open().write(written)).toBeUndefined();
      expect((await open().read()).value?.get("trial")).toEqual(written);
      expect(await open().forget("trial")).toBeUndefined();
      expect((await open().read()).value?.has("trial")).toBe(false);
    }
    await open().write(binding);
  });

  it("takes a new intent of the same flow, also a longer or a shorter one", async () => {
    for (const name of ["T".repeat(255), "T", "ø".repeat(120)]) {
      const next = { ...intent, name };
      await open().writeIntent(next);
      expect((await recall())?.intents.get("trial")).toEqual(next);
      await open().clearIntent("trial");
      expect((await recall())?.intents.size).toBe(0);
    }
  });
});

it("leaves nothing of what was under way in the file that is committed", async () => {
  const own = memoryFiles();
  const store = fileBindings(own, "bindings/local.jsonl");
  await store.writeLease({ owner: "here/1/abc", until: 5000 });
  await store.writeIntent(intent);
  await store.write(binding);
  await store.writeLease(undefined);
  expect((await store.recall()).value).toMatchObject({ lease: undefined, intents: new Map([["trial", intent]]) });
  await store.clearIntent("trial");
  await store.writeLease(undefined);
  expect([...own.files.keys()]).toEqual(["bindings/local.jsonl"]);
  expect(JSON.parse(new TextDecoder().decode(own.read("bindings/local.jsonl").value))).toEqual(binding);
});

it.each([
  { what: "a note of no known kind", line: { key: "trial", intent: { ...intent, kind: "delete" } }, notes: ["trial"] },
  {
    what: "a note whose time is no number",
    line: { key: "trial", intent: { ...intent, time: "soon" } },
    notes: ["trial"],
  },
  { what: "a note that is a text", line: { key: "trial", intent: "garbage" }, notes: ["trial"] },
  { what: "a lease without an end", line: { lease: { owner: "here/1/abc" } }, lease: "unreadable" },
  { what: "a lease that is a text", line: { lease: "garbage" }, lease: "unreadable" },
])("takes $what in the file for something that is open", async ({ line, notes = [], lease }) => {
  const own = memoryFiles();
  own.files.set("local.jsonl.under-way", `${JSON.stringify(line)}\n`);
  const store = fileBindings(own, "local.jsonl");
  expect((await store.recall()).value).toEqual({ bindings: new Map(), intents: new Map(), unreadable: notes, lease });
  await store.clearIntent("trial");
  await store.writeLease(undefined);
  expect([...own.files.keys()]).toEqual([]);
});

it("a line that was cut off takes no other line with it", async () => {
  const own = memoryFiles();
  own.files.set("local.jsonl", `${JSON.stringify(binding)}\n{"key":"other","emai`);
  own.files.set("local.jsonl.under-way", '{"lease":{"owner":"he');
  const store = fileBindings(own, "local.jsonl");
  await store.write({ ...binding, serial: 4 });
  await store.writeIntent(intent);
  expect((await store.recall()).value).toMatchObject({
    bindings: new Map([["trial", { ...binding, serial: 4 }]]),
    intents: new Map([["trial", intent]]),
  });
});

it.each([
  { what: "no flow's number", line: { emailFlowId: -3.5 }, read: undefined },
  { what: "a number as text", line: { emailFlowId: "7" }, read: undefined },
  { what: "no key", line: { key: "" }, read: undefined },
  { what: "ids that are none", line: { ids: { a: 5 } }, read: { ids: {} } },
  { what: "no ids", line: { ids: null }, read: { ids: {} } },
  { what: "a hash that is a number", line: { applied: 7, commit: 8 }, read: { applied: "", commit: "" } },
  { what: "a base without parts", line: { base: { status: "Stopped" } }, read: {} },
  { what: "a part that is none", line: { base: { status: "Stopped", nodes: [null] } }, read: {} },
])("a line with $what says no more than it can", async ({ line, read }) => {
  const own = memoryFiles();
  own.files.set("local.jsonl", `${JSON.stringify({ ...binding, ...line })}\n`);
  const { value } = await fileBindings(own, "local.jsonl").read();
  expect([...(value?.values() ?? [])]).toEqual(read === undefined ? [] : [{ ...binding, ...read }]);
});

it.each(["<<<<<<< HEAD", "=======", "||||||| 1a2b3c4", ">>>>>>> theirs\r"])(
  "FF747 a merge that was not made is not read for one side of it: %s",
  async (mark) => {
    const own = memoryFiles();
    own.files.set("local.jsonl", `${JSON.stringify(binding)}\n${mark}\n`);
    const { value, diagnostics } = await fileBindings(own, "local.jsonl").recall();
    expect(value).toBeUndefined();
    expect(diagnostics).toMatchObject([{ code: "FF747", detail: expect.stringContaining("local.jsonl, line 2: ") }]);
  },
);

it("a memory that is there and cannot be read is not taken for an empty one", async () => {
  const own = memoryFiles();
  own.links.set("bindings/local.jsonl", "../gone.jsonl");
  const { value, diagnostics } = await fileBindings(own, "bindings/local.jsonl").read();
  expect([value, diagnostics.map(({ code }) => code)]).toEqual([undefined, ["FF001"]]);
});

it("FF010 what cannot be written down is said to be so", async () => {
  const full = { ...memoryFiles(), append: () => ({ value: undefined, reason: "the disk is full" }) };
  expect(await fileBindings(full, "local.jsonl").write(binding)).toMatchObject({
    code: "FF010",
    detail: "local.jsonl: the disk is full.",
  });
});
