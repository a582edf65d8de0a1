import type { MDOListItem } from "../../model/record.ts";
import { withNames } from "../body.ts";
import { type Call, type Handler, json, type Reply, type Routes, refusal, type SandboxState } from "../state.ts";
import { readAdditional } from "./additional.ts";
import { catalogue } from "./catalogue.ts";
import { flatten } from "./tree.ts";

/** What a request asks of a list. */
interface Wanted {
  readonly name: string;
  readonly text?: string | undefined;
  readonly flat?: boolean;
  /** Only rows whose name has this text in it. */
  readonly search?: string | undefined;
}

/** The rows of a list, or undefined when there is no such list. */
function itemsOf(state: SandboxState, wanted: Wanted): readonly MDOListItem[] | undefined {
  const list = Object.hasOwn(catalogue, wanted.name.toLowerCase()) ? catalogue[wanted.name.toLowerCase()] : undefined;
  if (list === undefined) return undefined;
  const text = wanted.text ?? "";
  const items = list(state, { text, additional: readAdditional(text) });
  if (wanted.search !== undefined && wanted.search !== "") return flatten(items).filter(contains(wanted.search));
  return wanted.flat ? flatten(items) : items;
}

const contains = (search: string) => (item: MDOListItem) => item.Name.toLowerCase().includes(search.toLowerCase());

/** ASSUMED: a list that nobody knows is 404. */
function answerList(
  state: SandboxState,
  wanted: Wanted,
  answer: (items: readonly MDOListItem[]) => unknown = (items) => items,
): Reply {
  const items = itemsOf(state, wanted);
  if (items !== undefined) return json(answer(items));
  return refusal(404, `There is no list named ${wanted.name}.`, "SoNotFoundException");
}

const isTrue = (value: unknown) => /^(true|1)$/i.test(String(value ?? ""));

const fromQuery = ({ parameters, query }: Call): Wanted => ({
  name: parameters.name ?? "",
  text: query.get("additional") ?? undefined,
  flat: isTrue(query.get("flat")),
  search: query.get("query") ?? undefined,
});

function fromBody(call: Call): Wanted & { readonly id: number } {
  const { Name, ListName, AdditionalInfo, ForceFlatList, SearchValue, Id } = withNames(call.body, [
    "Name",
    "ListName",
    "AdditionalInfo",
    "ForceFlatList",
    "SearchValue",
    "Id",
  ]);
  return {
    name: String(Name ?? ListName ?? ""),
    text: String(AdditionalInfo ?? ""),
    flat: isTrue(ForceFlatList),
    search: String(SearchValue ?? ""),
    id: Number(Id ?? 0),
  };
}

/** A row as the lists of check boxes show it. */
const selectable = (item: MDOListItem): unknown => ({
  ...item,
  Selected: false,
  LastChanged: "0001-01-01T00:00:00Z",
  Hidden: false,
  ChildItems: item.ChildItems.map(selectable),
});

const names: Handler = () => json(Object.keys(catalogue).sort());

const item: Handler = (state, call) => {
  const wanted = fromBody(call);
  return answerList(state, { ...wanted, flat: true }, (items) => items.find(({ Id }) => Id === wanted.id) ?? null);
};

const agent = "POST /v1/Agents/MDO";

/** DOCUMENTED: methods and their parameters (superoffice-api.md E2). */
export const listRoutes: Routes = {
  "GET /v1/MDOList": names,
  "GET /v1/MDOList/{name}": (state, call) => answerList(state, fromQuery(call)),
  "GET /v1/MDOList/{name}/selectable": (state, call) =>
    answerList(state, fromQuery(call), (items) => items.map(selectable)),
  [`${agent}/GetList`]: (state, call) => answerList(state, fromBody(call)),
  [`${agent}/GetListWithRestriction`]: (state, call) => answerList(state, fromBody(call)),
  [`${agent}/GetSimpleList`]: (state, call) => answerList(state, { ...fromBody(call), flat: true }),
  [`${agent}/GetListItem`]: item,
  [`${agent}/GetListNames`]: names,
};
