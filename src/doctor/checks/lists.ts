import { emptyLists, unreadableLists } from "../../diagnostic/doctor.ts";
import { getList } from "../../live/lists.ts";
import { type Check, failedBecause, found, ok } from "../check.ts";

/** Whether every list that flow files can name things of can be read, and has something in it. */
export const lists: Check = {
  id: "lists",
  title: "Lists",
  async run({ connection, lists: needed }) {
    const read = await Promise.all(
      needed.map(async (list) => ({ name: list.list, outcome: await getList(connection, list) })),
    );
    const failed = read.filter(({ outcome }) => outcome.value === undefined);
    const [first] = failed;
    // When all fail, it is not the lists.
    if (first !== undefined && failed.length === needed.length) return failedBecause(first.outcome.diagnostics);
    if (first !== undefined) {
      const names = failed.map(({ name }) => name);
      const { code = "", detail = "" } = first.outcome.diagnostics[0] ?? {};
      return { ...found(unreadableLists(undefined, names, detail)), ...(isDenial(code) ? { code } : {}) };
    }
    const empty = read.filter(({ outcome }) => outcome.value?.length === 0).map(({ name }) => name);
    if (empty.length > 0) return found(emptyLists(undefined, empty));
    return ok(`All ${needed.length} lists that flow files can name things of are there, and none is empty.`);
  },
};

const isDenial = (code: string) => code === "FF504" || code === "FF505";
