import { withNames } from "../body.ts";
import { type Call, type Handler, json, type Reply, type Routes, refusal, type SandboxState } from "../state.ts";
import { type ColumnFacts, columnInfo } from "./column-info.ts";
import { listItem } from "./list-item.ts";
import { MalformedQuery } from "./malformed.ts";
import { type Page, pageOf } from "./page.ts";
import { columnsOf, findProvider, providerNames } from "./providers.ts";
import { type ArchiveQuery, namesIn, readQuery } from "./query.ts";

/** Reads a page of an archive; the query is read inside, for what is wrong with it is answered the same way. */
function readPage(
  state: SandboxState,
  name: string,
  {
    query,
    answer,
  }: { readonly query: () => ArchiveQuery; readonly answer: (page: Page, query: ArchiveQuery) => unknown },
): Reply {
  const provider = findProvider(name);
  if (provider === undefined) return refusal(404, `There is no archive named ${name}.`, "SoNotFoundException");
  try {
    const wanted = query();
    return json(
      answer(
        provider(state, (archive) => pageOf(archive, wanted, state.results)),
        wanted,
      ),
    );
  } catch (thrown) {
    if (thrown instanceof MalformedQuery) return refusal(400, thrown.message);
    throw thrown;
  }
}

/** DOCUMENTED: the OData form, with the key as a text (superoffice-api.md E1). */
const odata: Handler = (state, call) =>
  readPage(state, call.parameters.provider ?? "", {
    query: () => readQuery(call.query),
    answer: ({ entity, rows, more }, query) => ({
      "odata.metadata": `${addressOf(state, call)}/$metadata`,
      "odata.nextLink": more ? nextLink(state, call, query) : null,
      value: rows.map(({ key, cells }) => ({ PrimaryKey: String(key), EntityName: entity, ...cells })),
    }),
  });

/** The archive's own address: whole where the request says which host it came to. */
function addressOf({ tenant }: SandboxState, { request }: Call): string {
  const { host } = request.headers;
  const path = request.path.split("?")[0] ?? "";
  return host === undefined ? path : `http://${host}/${tenant}/api${path}`;
}

function nextLink(state: SandboxState, call: Call, { top, skip }: ArchiveQuery): string {
  const others = [...call.query].filter(([name]) => !/^\$(top|skip)$/i.test(name));
  const options = new URLSearchParams([...others, ["$top", String(top)], ["$skip", String(skip + top)]]);
  return `${addressOf(state, call)}?${options}`;
}

/** DOCUMENTED: the agent's form of the same; columns, order and restrictions are texts (superoffice-api.md E1). */
const listByColumns: Handler = (state, { body }) => {
  const sent = withNames(body, ["ProviderName", "Columns", "SortOrder", "Restrictions", "Page", "PageSize"]);
  const text = (name: string) => String(sent[name] ?? "");
  const size = Number(sent.PageSize ?? 0);
  const query = () => {
    const page = readQuery(new URLSearchParams(size > 0 ? { $top: String(size) } : {}));
    return {
      ...page,
      select: namesIn(text("Columns")),
      filter: text("Restrictions"),
      orderBy: text("SortOrder"),
      skip: Number(sent.Page ?? 0) * page.top,
    };
  };
  return readPage(state, text("ProviderName"), { query, answer: ({ entity, rows }) => rows.map(listItem(entity)) });
};

/** The columns of an archive that a choice lets through. */
const columns =
  (choose: (column: ColumnFacts) => boolean): Handler =>
  (state, { body }) => {
    const name = String(withNames(body, ["ProviderName"]).ProviderName ?? "");
    const found = columnsOf(state, name);
    if (found === undefined) return refusal(400, `There is no archive named ${name}.`);
    return json(found.filter(choose).map(columnInfo));
  };

const names: Handler = () => json(providerNames);

export const archiveRoutes: Routes = {
  "GET /v1/Archive": names,
  "GET /v1/Archive/{provider}": odata,
  "POST /v1/Agents/Archive/GetArchiveListByColumns2": listByColumns,
  "POST /v1/Agents/Archive/GetProviderNames": names,
  "POST /v1/Agents/Archive/GetAvailableColumns": columns(() => true),
  "POST /v1/Agents/Find/GetAvailableRestrictionColumns": columns(({ type }) => type !== undefined),
};
