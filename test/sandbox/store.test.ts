import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openStore, type Row, type Store } from "../../src/sandbox/store.ts";
import { nodeStoreFile, type StoreFile } from "../../src/sandbox/store-file.ts";

/** A log in memory that tells what was done to it. */
function memoryFile(text = "") {
  const replaced: string[] = [];
  const file: StoreFile = {
    read: (from) => Buffer.from(text).subarray(from).toString(),
    size: () => Buffer.byteLength(text),
    append: (more) => {
      text += more;
    },
    replace: (whole) => {
      replaced.push(whole);
      text = whole;
    },
  };
  return { file, replaced, text: () => text };
}

type Write = { readonly table: string; readonly id: number; readonly row: Row | undefined };

const tables = ["email_flow", "list:form", "person"];

const writes: fc.Arbitrary<Write> = fc.record({
  table: fc.constantFrom(...tables),
  id: fc.integer({ min: 1, max: 4 }),
  row: fc.option(fc.record({ Name: fc.string({ unit: "grapheme" }), Rank: fc.integer() }), { nil: undefined }),
});

const requests = fc.array(fc.array(writes, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 });

function apply(store: Store, { table, id, row }: Write): void {
  if (row === undefined) store.remove(table, id);
  else store.put(table, id, row);
}

const contents = (store: Store) =>
  tables.map((table) => store.ids(table).map((id) => [id, store.get(table, id)] as const));

/** The log of these requests, and what the store held after each of them. */
function logOf(done: readonly (readonly Write[])[]) {
  const { file, text } = memoryFile();
  const store = openStore(file);
  const states = [contents(store)];
  const ends = [0];
  for (const request of done) {
    for (const write of request) apply(store, write);
    store.commit();
    states.push(contents(store));
    ends.push(text().length);
  }
  return { text: text(), states, ends };
}

describe("a kill at any moment", () => {
  test("leaves whole requests: every cut of the log opens, and shows the last one that was complete", () => {
    fc.assert(
      fc.property(requests, (done) => {
        const { text, states, ends } = logOf(done);
        for (let cut = 0; cut <= text.length; cut++) {
          const complete = ends.filter((end) => end <= cut).length - 1;
          expect(contents(openStore(memoryFile(text.slice(0, cut)).file))).toEqual(states[complete]);
        }
      }),
      { numRuns: 60 },
    );
  });

  test("spoils nothing that is written afterwards", () => {
    fc.assert(
      fc.property(requests, fc.array(writes, { minLength: 1, maxLength: 3 }), fc.nat(), (done, later, where) => {
        const { text, states, ends } = logOf(done);
        const cut = where % (text.length + 1);
        const { file, text: mended } = memoryFile(text.slice(0, cut));
        const store = openStore(file);
        expect(contents(store)).toEqual(states[ends.filter((end) => end <= cut).length - 1]);
        for (const write of later) apply(store, write);
        store.commit();
        expect(contents(openStore(memoryFile(mended()).file))).toEqual(contents(store));
      }),
      { numRuns: 100 },
    );
  });

  test("opening a torn log changes nothing", () => {
    const { file, replaced, text } = memoryFile('+person 1 {"Name":"Ada"}\n.\n+person 2 {"Na');
    expect(openStore(file).rows("person")).toEqual([{ Name: "Ada" }]);
    expect([replaced, text()]).toEqual([[], '+person 1 {"Name":"Ada"}\n.\n+person 2 {"Na']);
  });
});

describe("rows", () => {
  test("come by key, parsed or as text, and not before they are put", () => {
    const store = openStore();
    store.put("form", 20, { Name: "b" });
    store.put("form", 3, { Name: "a" });
    expect(store.ids("form")).toEqual([3, 20]);
    expect(store.rows("form")).toEqual([{ Name: "a" }, { Name: "b" }]);
    expect(store.text("form", 3)).toBe('{"Name":"a"}');
    expect([store.get("form", 4), store.text("none", 1), store.ids("none")]).toEqual([undefined, undefined, []]);
  });

  test("are what they were when they were put, whatever becomes of the object", () => {
    const store = openStore();
    const row = { Name: "before" };
    store.put("form", 1, row);
    row.Name = "after";
    expect(store.get("form", 1)).toEqual({ Name: "before" });
  });

  test("a rollback takes back what was not committed, given keys too", () => {
    const store = openStore();
    const first = store.nextId("form", 4_000);
    store.put("form", first, { Name: "kept" });
    store.commit();
    const second = store.nextId("form", 4_000);
    store.put("form", first, { Name: "changed" });
    store.put("form", second, { Name: "new" });
    store.remove("form", first);
    store.rollback();
    expect(store.rows("form")).toEqual([{ Name: "kept" }]);
    expect(store.nextId("form", 4_000)).toBe(second);
  });

  test("keys are given once, also after their row is gone and the store is opened anew", () => {
    const { file } = memoryFile();
    const store = openStore(file);
    const given = [store.nextId("form", 4_000), store.nextId("form", 4_000), store.nextId("person", 30_000)];
    store.put("form", 4_001, { Name: "x" });
    store.remove("form", 4_001);
    store.commit();
    expect([...given, openStore(file).nextId("form", 4_000)]).toEqual([4_000, 4_001, 30_000, 4_002]);
  });
});

describe("the log", () => {
  function outdated(changes: number) {
    const { file, replaced, text } = memoryFile();
    const store = openStore(file);
    for (let change = 0; change < changes; change++) {
      store.put("form", 1, { Name: "x", change });
      store.commit();
    }
    return { file, replaced, text };
  }

  test("is mended by the next commit when a full disk has cut one off", () => {
    const { file, text } = memoryFile();
    let isFull = false;
    const store = openStore({
      ...file,
      append: (more) => {
        file.append(isFull ? more.slice(0, 9) : more);
        if (isFull) throw new Error("full");
      },
    });
    const put = (id: number) => {
      store.put("form", id, { Name: `f${id}` });
      store.commit();
    };
    put(1);
    isFull = true;
    expect(() => put(2)).toThrow("full");
    store.rollback();
    isFull = false;
    store.refresh();
    put(3);
    expect(openStore(memoryFile(text()).file).ids("form")).toEqual([1, 3]);
  });

  test("is only added to while it is open", () => {
    const { replaced } = outdated(500);
    expect(replaced).toEqual([]);
  });

  test("is written anew by the first commit when most of it is out of date", () => {
    const { file, replaced, text } = outdated(500);
    const before = text().length;
    const store = openStore(file);
    expect(replaced).toEqual([]);
    store.put("form", 2, { Name: "y" });
    store.commit();
    expect(replaced).toHaveLength(1);
    expect(text().length).toBeLessThan(before / 100);
    expect(openStore(file).rows("form")).toEqual([{ Name: "x", change: 499 }, { Name: "y" }]);
    store.put("form", 3, { Name: "z" });
    store.commit();
    expect(replaced).toHaveLength(1);
    expect(openStore(file).ids("form")).toEqual([1, 2, 3]);
  });

  test("is left alone when it is short or mostly up to date", () => {
    for (const changes of [1, 20]) {
      const { file, replaced } = outdated(changes);
      const store = openStore(file);
      store.put("form", 2, { Name: "y" });
      store.commit();
      expect(replaced).toEqual([]);
    }
  });

  test("keeps what was settled with the first request, and not without one", () => {
    const { file, text } = memoryFile();
    const store = openStore(file);
    store.put("form", 1, { Name: "seeded" });
    store.settle();
    store.rollback();
    store.commit();
    expect(text()).toBe("");
    store.put("form", 2, { Name: "written" });
    store.commit();
    expect(openStore(file).rows("form")).toEqual([{ Name: "seeded" }, { Name: "written" }]);
  });

  test("lives in a file, its folder made on the way", () => {
    const folder = mkdtempSync(join(tmpdir(), "flowform-store-"));
    const path = join(folder, "a", "b", "store.log");
    try {
      const store = openStore(nodeStoreFile(path));
      store.put("form", 1, { Name: "blåbær 🫐\nline" });
      store.commit();
      expect(openStore(nodeStoreFile(path)).rows("form")).toEqual([{ Name: "blåbær 🫐\nline" }]);
      nodeStoreFile(path).replace("+form 2 {}\n.\n");
      expect(readFileSync(path, "utf8")).toBe("+form 2 {}\n.\n");
      expect(openStore(nodeStoreFile(path)).ids("form")).toEqual([2]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe("two processes on one log", () => {
  test("see each other's writes at the next request", () => {
    const { file } = memoryFile();
    const [a, b] = [openStore(file), openStore(file)];
    a.put("form", 1, { Name: "blåbær" });
    a.commit();
    b.refresh();
    expect(b.get("form", 1)).toEqual({ Name: "blåbær" });
    b.put("form", 2, { Name: "from b" });
    b.commit();
    a.refresh();
    expect(a.ids("form")).toEqual([1, 2]);
  });

  test("have another version after the other one wrote, and the same one as long as nobody does", () => {
    const { file } = memoryFile();
    const [a, b] = [openStore(file), openStore(file)];
    const versions = [a.version()];
    a.refresh();
    expect(a.version()).toBe(versions[0]);
    for (const store of [a, b]) {
      store.put("form", 1, {});
      store.commit();
      a.refresh();
      versions.push(a.version());
    }
    a.put("form", 2, {});
    const written = a.version();
    a.rollback();
    expect(new Set([...versions, written, a.version()]).size).toBe(5);
  });

  test("do not give one key twice, and do not set each other back to the seeded state", () => {
    const { file } = memoryFile();
    const stores = [openStore(file), openStore(file)];
    for (const store of stores) {
      store.put("sequence", 1, { table: "seeded", last: 7 });
      store.settle();
    }
    const given = [0, 1, 0, 1].map((index) => {
      const store = stores[index] as Store;
      store.refresh();
      const id = store.nextId("form", 100);
      store.put("form", id, {});
      store.commit();
      return id;
    });
    expect(given).toEqual([100, 101, 102, 103]);
    expect(openStore(file).ids("form")).toEqual(given);
  });

  test("a log that somebody deleted is written again whole", () => {
    const memory = memoryFile();
    const store = openStore(memory.file);
    store.put("form", 1, {});
    store.commit();
    memory.file.replace("");
    store.refresh();
    store.put("form", 2, {});
    store.commit();
    expect(memory.text()).toContain("+form 1 {}");
  });
});
