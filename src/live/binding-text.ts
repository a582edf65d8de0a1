import type { Base, BaseNode, Binding } from "../model/binding.ts";
import { workflowDefinitionStatuses } from "../model/enums.ts";
import { checksum, toChain, trimToChecksum } from "./value-chain.ts";

/** The ids part, readable by people: "welcome=s300001 settle-in=s300002". */
const idsText = (ids: Binding["ids"]) =>
  Object.entries(ids)
    .map(([id, identity]) => `${id}=${identity}`)
    .join(" ");

const deepest = 35;

/** The same for every node, with depth and mark: "=f1018.0k3f9 welcome=s300001.1x07q". */
function nodesText({ nodes }: Base, ids: Binding["ids"]): string {
  const idOf = new Map(Object.entries(ids).map(([id, identity]) => [identity, id]));
  const there = new Set(nodes.map(({ identity }) => identity));
  const entries = nodes.map(
    ({ identity, depth, mark }) =>
      `${idOf.get(identity) ?? ""}=${identity}.${Math.min(depth, deepest).toString(36)}${mark}`,
  );
  const others = Object.fromEntries(Object.entries(ids).filter(([, identity]) => !there.has(identity)));
  return [...entries, idsText(others)].filter((text) => text !== "").join(" ");
}

/**
 * A binding as values of the key store, in order. The first holds length and checksum of the nodes, so that a chain
 * of which only a part was written is noticed.
 */
export function toValues({ emailFlowId, serial = 0, applied, commit, ids, base }: Binding): readonly string[] {
  const count = serial === 0 ? "" : `.${serial}`;
  const head = `${emailFlowId}${count};${applied};${commit}`;
  if (base === undefined) return toChain(`1;${head};${checksum(idsText(ids))};${idsText(ids)}`);
  const text = nodesText(base, ids);
  return toChain(`2;${head};${base.status};${checksum(text)};${text}`);
}

/**
 * The reverse of `toValues`. A chain that does not fit together keeps the flow but forgets the ids, which are then
 * found by content again; a text that no version of ours wrote is nothing. The first version knew only ids.
 */
export function fromValues(key: string, values: readonly string[]): Binding | undefined {
  const [, flow, serial, applied = "", commit = "", written, sum = "", text = ""] =
    /^(?:1|2(?=;[\d.]+;[^;]*;[^;]*;[A-Z]));(\d+)(?:\.(\d+))?;([^;]*);([^;]*);(?:([A-Z][a-z]+);)?([0-9a-z]+);(.*)$/s.exec(
      values.join(""),
    ) ?? [];
  if (flow === undefined) return undefined;
  const count = serial === undefined ? {} : { serial: Number(serial) };
  const known = { key, emailFlowId: Number(flow), ...count, applied, commit };
  const whole = trimToChecksum(text, sum);
  if (whole === undefined) return { ...known, ids: {} };
  const entries = whole.split(" ").flatMap(readEntry);
  const ids = Object.fromEntries(entries.flatMap(({ id, identity }) => (id === "" ? [] : [[id, identity]])));
  const status = workflowDefinitionStatuses.find((one) => one === written);
  if (status === undefined) return { ...known, ids };
  return { ...known, ids, base: { status, nodes: entries.flatMap(({ node }) => node ?? []) } };
}

interface Entry {
  readonly id: string;
  readonly identity: string;
  readonly node: BaseNode | undefined;
}

function readEntry(entry: string): readonly Entry[] {
  if (entry === "") return [];
  const [id = "", name = ""] = entry.split("=", 2);
  const [identity = "", facts] = name.split(".", 2);
  if (facts === undefined) return [{ id, identity, node: undefined }];
  return [{ id, identity, node: { identity, depth: Number.parseInt(facts.charAt(0), 36), mark: facts.slice(1) } }];
}
