import { sandboxName } from "../../config/config.ts";
import { wrongArguments } from "../../diagnostic/usage.ts";
import { getList } from "../../live/lists.ts";
import { lookupText, writableListsText } from "../../report/lookup-text.ts";
import { nearest } from "../../util/suggest.ts";
import { defineCommand, formatFlag, targetFlag } from "../command.ts";
import type { Io } from "../io.ts";
import { columnLists, type WritableList, writableLists } from "../lists.ts";
import { withTarget } from "../plan-project.ts";

export const command = defineCommand({
  summary: "list the names that the target has",
  usage: "[LIST [TEXT]] [--target NAME] [--format json]",
  examples: [
    ["flowform lookup", "the lists that flow files can name things of"],
    ["flowform lookup form", "all forms"],
    ["flowform lookup form trial", "forms with trial in their name"],
  ],
  flags: { target: targetFlag, format: formatFlag },
  positionals: 2,
  async run({ flags, positionals: [name, text = ""], io }) {
    if (name === undefined) {
      const all = [...writableLists, ...(await listsOfColumns(flags.target, io))];
      const lists = all.map(({ list, description }) => ({ list, description }));
      return { diagnostics: [], data: { format_version: "1.0", lists }, text: () => writableListsText(lists) };
    }
    const list =
      writableLists.find((known) => known.list === name) ??
      (await listsOfColumns(flags.target, io)).find((known) => known.list === name) ??
      unread(name, flags.target);
    if (list === undefined) return { diagnostics: [notAList(name)] };
    const found = await withTarget({ command: "lookup", flags }, io, ({ target }) => getList(target.connection, list));
    if (found.value === undefined) return found;
    const wanted = text.toLowerCase();
    const items = found.value.filter((item) =>
      [item.name, ...item.aliases].some((alias) => alias.toLowerCase().includes(wanted)),
    );
    return { diagnostics: [], data: { format_version: "1.0", list: name, items }, text: () => lookupText(items) };
  },
});

/** The lists that only columns have: the values of country, or of a field of your own. */
async function listsOfColumns(target: string | undefined, io: Io): Promise<readonly WritableList[]> {
  const { openColumns } = await import("../open-columns.ts");
  const { value: catalogue } = await openColumns(target ?? sandboxName, { ...io, err: () => {} });
  return catalogue === undefined ? [] : columnLists(catalogue);
}

/** A list of which nothing is known here: a target that is named may have it, though its columns were not read yet. */
function unread(list: string, target: string | undefined): WritableList | undefined {
  return target === undefined || !/^[a-z]\w*$/i.test(list) ? undefined : { list, description: "", additional: "" };
}

function notAList(name: string) {
  const known = writableLists.map(({ list }) => list);
  const [near] = nearest(name, known);
  return wrongArguments(
    undefined,
    "lookup",
    `there is no list ${name}${near === undefined ? "" : `; did you mean ${near}`}`,
  );
}
