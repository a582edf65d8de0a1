import { columnsFileOf } from "../../config/config.ts";
import { wrongArguments } from "../../diagnostic/usage.ts";
import { choosePlaces, offeredColumns, placesOffering, placeWords } from "../../language/condition-places.ts";
import { exampleLine } from "../../language/conditions/example.ts";
import { typeWords } from "../../language/conditions/type-words.ts";
import { refreshColumns } from "../../pipeline/refresh-columns.ts";
import { columnsText, type FoundColumns, placesText, refreshedText } from "../../report/columns-text.ts";
import { nearest } from "../../util/suggest.ts";
import { type CommandResult, defineCommand, formatFlag, parallelismFlag, targetFlag } from "../command.ts";
import { openColumns } from "../open-columns.ts";
import { withTarget } from "../plan-project.ts";

const formatVersion = "1.0";

export const command = defineCommand({
  summary: "list the columns that conditions can name, with operators and examples",
  usage: "[trigger|goal|filter|split|wait|PLACE|all [TEXT]] [--target NAME] [--refresh] [--schema] [--format json]",
  examples: [
    ["flowform columns", "the places that conditions can stand in"],
    ["flowform columns requestCreated", "the columns of a trigger on: requestCreated"],
    ["flowform columns filter country", "those of a filter with country in their name"],
    [
      "flowform columns trigger slevel",
      "those of any trigger with slevel in their name, and which triggers offer them",
    ],
    ["flowform columns --target production --refresh", "reads the columns of a tenant, your own fields too"],
    ["flowform columns --schema > flow.schema.json", "a schema for editors that knows these columns"],
  ],
  flags: {
    target: { ...targetFlag, description: "the target whose columns are meant, as they were read last" },
    refresh: { type: "boolean", description: "read the columns of the target again, and keep them" },
    schema: { type: "boolean", description: "print the schema of flow files with the columns, for editors" },
    parallelism: parallelismFlag,
    format: formatFlag,
  },
  positionals: 2,
  async run({ flags, positionals: [word, text = ""], io }): Promise<CommandResult> {
    const choice = choosePlaces(word, text);
    if (choice === undefined) return { diagnostics: [notAPlace(String(word))] };
    if (flags.refresh) {
      const refreshed = await withTarget({ command: "columns", flags }, io, ({ config, project, target }) =>
        refreshColumns(project, columnsFileOf(config, target.name), target),
      );
      const { value } = refreshed;
      if (value === undefined) return refreshed;
      if (word === undefined && !flags.schema)
        return { diagnostics: [], data: { format_version: formatVersion, ...value }, text: () => refreshedText(value) };
      io.err(refreshedText(value));
    }
    const { value: catalogue, diagnostics } = await openColumns(flags.target, io);
    if (catalogue === undefined) return { diagnostics };
    if (flags.schema) {
      const { editorSchema } = await import("../../language/editor-schema.ts");
      const schema = editorSchema(catalogue);
      return { diagnostics, data: schema, text: () => `${JSON.stringify(schema, null, 1)}\n` };
    }
    const { show, places } = choice;
    if (show === "places")
      return { diagnostics, data: { format_version: formatVersion, places }, text: () => placesText(places) };
    const known = places.filter(({ offers }) => offers.length > 0);
    const columns = offeredColumns(known.length > 0 ? known : places, catalogue).filter(({ name }) =>
      name.toLowerCase().includes(text.toLowerCase()),
    );
    return listing({ word: String(word), places, text, columns }, catalogue.target);
  },
});

function listing(found: FoundColumns, target: string): CommandResult {
  const columns = found.columns.map(({ operators, ...column }) => ({
    ...column,
    called: typeWords(column.type),
    operators: Object.keys(operators),
    places: placesOffering(column.name, found.places),
    example: exampleLine({ ...column, operators }),
  }));
  const { places } = found;
  return {
    diagnostics: [],
    data: { format_version: formatVersion, target, places, columns },
    text: () => columnsText(found),
  };
}

function notAPlace(word: string) {
  const [near] = nearest(word, placeWords);
  const hint = near === undefined ? `; to look for a column: flowform columns all ${word}` : `; did you mean ${near}`;
  return wrongArguments(undefined, "columns", `there are no conditions in ${word}${hint}`);
}
