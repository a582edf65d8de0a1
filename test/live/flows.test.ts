import { describe, expect, test } from "vitest";
import { findFlowsByName, listFlows } from "../../src/live/flows.ts";
import type { Connection } from "../../src/model/http.ts";

const row = (id: number, name: string | null = `Flow ${id}`) => ({
  PrimaryKey: String(id),
  emailFlowId: id,
  workflowName: name,
});
const rows = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => row(from + index));
const next = "https://evil.example/next";

/** A target that gives these pages in turn, and how many rows it was asked to skip. */
function answering(...pages: readonly { readonly rows: readonly unknown[]; readonly next?: string }[]) {
  const skips: (string | null)[] = [];
  const connection: Connection = async ({ path }) => {
    expect(path).toMatch(/^\/v1\/Archive\/EmailFlows\?/);
    const page = pages[skips.length];
    skips.push(new URLSearchParams(path.split("?")[1]).get("$skip"));
    if (page === undefined) throw new Error("asked once too often");
    return {
      status: 200,
      headers: {},
      body: JSON.stringify({ "odata.nextLink": page.next ?? null, value: page.rows }),
    };
  };
  return { connection, skips };
}

describe("the list of flows", () => {
  test.each([
    [
      "goes on where a page names another one",
      [{ rows: rows(1, 100), next }, { rows: rows(101, 120) }],
      ["0", "100"],
      120,
    ],
    ["goes on after a full page that names none", [{ rows: rows(1, 1000) }, { rows: [] }], ["0", "1000"], 1000],
    [
      "has a flow once that stands in two pages",
      [{ rows: rows(1, 50), next }, { rows: rows(50, 60) }],
      ["0", "50"],
      60,
    ],
    ["has a flow once that stands in one page twice", [{ rows: [row(1), row(1), row(2)] }], ["0"], 2],
    ["ends with a page that is not full", [{ rows: rows(1, 3) }], ["0"], 3],
  ])("%s", async (_, pages, asked, count) => {
    const { connection, skips } = answering(...pages);
    const { value } = await listFlows(connection);
    expect(value).toHaveLength(count);
    expect(new Set(value?.map(({ emailFlowId }) => emailFlowId)).size).toBe(count);
    expect(skips).toEqual(asked);
  });

  test.each([
    ["a row without an id", { workflowName: "A" }],
    ["an id that is 0", row(0)],
    ["an id that is a text", { emailFlowId: "x", workflowName: "A" }],
    ["a row without a name", { emailFlowId: 7 }],
    ["a name that is none", { emailFlowId: 7, workflowName: 7 }],
    ["a row that is none", 42],
    ["null", null],
  ])("is not believed with %s", async (_, odd) => {
    const { connection } = answering({ rows: [row(1), odd] });
    expect((await listFlows(connection)).diagnostics.map(({ code }) => code)).toEqual(["FF571"]);
    expect((await findFlowsByName(answering({ rows: [odd] }).connection, "A")).value).toBeUndefined();
  });

  test("may have a flow without a name, and ids that are texts", async () => {
    const { connection } = answering({ rows: [row(1, null), { PrimaryKey: "2", workflowName: "B" }] });
    expect((await listFlows(connection)).value).toEqual([
      { emailFlowId: 1, name: "" },
      { emailFlowId: 2, name: "B" },
    ]);
  });

  test("that gives the same page for ever, or promises more and has nothing, is refused", async () => {
    const same = { rows: rows(1, 10), next };
    const found = await listFlows(answering(same, same).connection);
    expect(found.diagnostics[0]?.detail).toContain("the same page again and again");
    const empty = await listFlows(answering({ rows: rows(1, 10), next }, { rows: [], next }).connection);
    expect(empty.diagnostics.map(({ code }) => code)).toEqual(["FF506"]);
  });

  test("of one name is read to its end as well", async () => {
    const { connection, skips } = answering({ rows: [row(1, "A")], next }, { rows: [row(2, "A")] });
    expect((await findFlowsByName(connection, "A")).value?.map(({ emailFlowId }) => emailFlowId)).toEqual([1, 2]);
    expect(skips).toEqual(["0", "1"]);
  });
});
