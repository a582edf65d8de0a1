import { Buffer } from "node:buffer";
import type { FileSystem } from "../source/file-system.ts";
import { contentHash } from "./content-hash.ts";

/**
 * Values of files that were found right, by the hash of the file. One shard is one file, never changed after it is
 * written, and named by the identity of the reader and the hash of its own content: a shard that was cut, edited or
 * written by another version is not read. Everything may be deleted at any time; nothing here ever fails.
 */
export interface Cache {
  readonly has: (key: string) => boolean;
  /** JSON text of the value. Kept as bytes, which need a fifth of the memory of the value. */
  readonly find: (key: string) => string | undefined;
  readonly add: (key: string, json: string) => void;
  readonly isEmpty: () => boolean;
  /** Writes what was added, and now and then drops what nobody asks for any more. */
  readonly save: () => void;
}

type Entries = Map<string, Buffer>;

const lineBreak = 0x0a;
const separator = 0x20;
/** 1,000 values of 3 kB; a larger shard would need as much memory again while it is written. */
const valuesPerShard = 1000;
/** So many shards beyond the necessary ones, and they are put together. */
const spareShards = 16;
/** A run that asks for fewer values looked at a part of the project and may not judge the rest. */
const fewValues = 50;

/** Opens the values in a folder that the same `identity` has written. */
export function openCache(fileSystem: FileSystem, folder: string, identity: string): Cache {
  const all = (fileSystem.list(folder).value ?? []).map(({ name }) => name).filter((name) => name.endsWith(".shard"));
  const kept: Entries = new Map();
  const used: Entries = new Map();
  const added: Entries = new Map();
  let shards = all.filter((name) => readShard(fileSystem, { folder, name, identity }, kept));
  let useless = all.filter((name) => !shards.includes(name));

  function save(): void {
    const wanted = used.size + added.size;
    const total = kept.size + added.size;
    const stale = wanted >= fewValues && wanted * 3 < total;
    const rewrite = stale || shards.length > spareShards + total / valuesPerShard;
    if (added.size === 0 && !rewrite) return;
    const entries = rewrite ? new Map([...(stale ? used : kept), ...added]) : added;
    const written = writeShards(fileSystem, { folder, identity }, entries);
    if (written === undefined) return;
    if (rewrite) useless.push(...shards);
    for (const name of useless) if (!written.includes(name)) fileSystem.remove(`${folder}/${name}`);
    shards = rewrite ? [...written] : [...shards, ...written];
    useless = [];
    for (const [key, json] of added) kept.set(key, json);
    added.clear();
  }

  return {
    has: (key) => {
      const found = kept.get(key);
      if (found !== undefined) used.set(key, found);
      return found !== undefined || added.has(key);
    },
    find: (key) => (kept.get(key) ?? added.get(key))?.toString(),
    add: (key, json) => added.set(key, Buffer.from(json)),
    isEmpty: () => kept.size + added.size === 0,
    save,
  };
}

interface ShardName {
  readonly folder: string;
  readonly identity: string;
  readonly name: string;
}

function shardName(identity: string, content: Uint8Array): string {
  return `${identity}.${contentHash(content)}.shard`;
}

/** True when the shard is whole and ours; then its values are in `entries`, as views of its one buffer. */
function readShard(fileSystem: FileSystem, { folder, name, identity }: ShardName, entries: Entries): boolean {
  if (!name.startsWith(`${identity}.`)) return false;
  const content = fileSystem.read(`${folder}/${name}`).value;
  if (content === undefined || shardName(identity, content) !== name) return false;
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf(lineBreak, start);
    const middle = bytes.indexOf(separator, start);
    entries.set(bytes.toString("latin1", start, middle), bytes.subarray(middle + 1, end));
    start = end + 1;
  }
  return true;
}

/** The names of the written shards; undefined when the folder cannot be written. */
function writeShards(
  fileSystem: FileSystem,
  { folder, identity }: Omit<ShardName, "name">,
  entries: Entries,
): readonly string[] | undefined {
  const names: string[] = [];
  const all = [...entries];
  fileSystem.write(`${folder}/.gitignore`, "*\n");
  for (let start = 0; start < all.length; start += valuesPerShard) {
    const content = Buffer.concat(all.slice(start, start + valuesPerShard).flatMap(line));
    const name = shardName(identity, content);
    if (fileSystem.write(`${folder}/${name}`, content).value === undefined) return undefined;
    names.push(name);
  }
  return names;
}

function line([key, json]: readonly [string, Buffer]): readonly Buffer[] {
  return [Buffer.from(`${key} `), json, Buffer.from("\n")];
}
