import {
  Composer,
  type CST,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  Parser,
  type Scalar,
  Schema,
  type YAMLError,
} from "yaml";
import type { Diagnostic, Outcome } from "../diagnostic/diagnostic.ts";
import { emptyFile } from "../diagnostic/files.ts";
import { placed } from "../diagnostic/frame.ts";
import {
  aliasUsed,
  directiveUsed,
  duplicateKey,
  invalidYaml,
  keyNotText,
  mergeKeyUsed,
  reservedKey,
  severalDocuments,
  tagUsed,
  textWithoutQuotes,
  tooDeep,
  tooManyKeys,
  tooManyParts,
} from "../diagnostic/yaml.ts";
import type { Origin } from "../source/origin.ts";
import { rangeBetween, type SourceFile } from "../source/source-file.ts";
import { turning } from "../util/characters.ts";
import type { ParsedDocument } from "./parsed-document.ts";
import { inPlainWords } from "./plain-words.ts";
import { badCharacterInKey, hasManyBadEscapes, scalarFault, turnedComment, turnedText } from "./scalar.ts";
import { findUnquotedText, quoted, type UnquotedText } from "./unquoted-text.ts";

const depthLimit = 48;
/** The document itself, and the scalar that is being read. */
const outerTokens = 2;
const keyLimit = 2000;
/** More than this helps nobody. */
const findingLimit = 100;
const manyBadEscapes = `More than ${findingLimit} backslashes in one text in double quotes have no meaning.`;
/** So many words and signs are read in two seconds, whatever they are; an ordinary file of 650 kB has as many. */
const partLimit = 200_000;
/** A file is read anew behind each text that should stand in quotes, unless that would take long. */
const unquotedLimit = 20;
const quicklyRead = 2 ** 16;

/** The core schema and nothing else; one instance, because making it costs as much as reading ten lines. */
const schema = new Schema({ schema: "core", resolveKnownTags: false, merge: false });

/** Unique keys are checked here with a look-up, because the parser's own check is quadratic. */
const options = { version: "1.2", schema, strict: true, uniqueKeys: false, keepSourceTokens: false } as const;

/** Keys that JavaScript gives a meaning of their own. */
const reserved: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);

interface Finding {
  readonly start: number;
  readonly diagnostic: Diagnostic;
}

interface Walk {
  readonly file: SourceFile;
  /** The text of the file, with harmless letters where an unquoted text was found. */
  readonly text: string;
  readonly path: (string | number)[];
  readonly positions: number[];
  readonly findings: Finding[];
  /** Where the parser lost its way: what follows may be nothing but an echo. */
  broken: number;
  /** Where a mapping is a key, as in `{{customer.name}}`. */
  braces: number | undefined;
  value: unknown;
  /** Whether anything in the text turns its direction. */
  readonly turns: boolean;
}

type Stretch = readonly [start: number, end: number];

const noKey: Stretch = [-1, -1];

/**
 * Reads a file under the profile of design §2 (reliability-and-review.md A5): YAML 1.2 core without aliases, tags,
 * directives, merge keys and everything else that two readers could take differently. All findings come at once, each
 * with its range and frame; behind the first place where the parser lost its way, only those that are certain.
 */
export function parseYaml(file: SourceFile): Outcome<ParsedDocument> {
  const unquoted: Finding[] = [];
  let walk = readText(file, file.text);
  let found = reasonOf(walk);
  while (found !== undefined) {
    unquoted.push(findingOf(file, found));
    if (unquoted.length === unquotedLimit || file.text.length > quicklyRead) break;
    walk = readText(
      file,
      walk.text.slice(0, found.start) + "x".repeat(found.end - found.start) + walk.text.slice(found.end),
    );
    found = reasonOf(walk);
  }
  const { value, positions, findings, broken } = walk;
  // Behind a text that should stand in quotes, a fault without a reason of its own may be its echo.
  const isCertain = ({ start }: Finding) => (unquoted.length > 0 ? start < broken : start <= broken);
  const certain = [...unquoted, ...findings.filter(isCertain)];
  if (certain.length > 0) return { value: undefined, diagnostics: inOrder(certain) };
  return { value: { file: file.path, value, positions: Int32Array.from(positions) }, diagnostics: [] };
}

/** Walks through a text that has every value at the same place as the file. */
function readText(file: SourceFile, text: string): Walk {
  const found = { path: [], positions: [], findings: [], broken: Number.POSITIVE_INFINITY, braces: undefined };
  const walk: Walk = { file, text, ...found, value: undefined, turns: turning.test(text) };
  const document = compose(walk);
  const contents: unknown = document?.contents;
  if (document === undefined || isNothing(contents)) {
    if (walk.findings.length === 0) report(walk, emptyFile, [0, 0]);
  } else {
    walk.value = readNode(walk, contents, noKey);
  }
  return walk;
}

/** The unquoted text that is the reason for what went wrong first. */
function reasonOf({ text, broken, braces = broken }: Walk): UnquotedText | undefined {
  const first = Math.min(broken, braces);
  return Number.isFinite(first) ? findUnquotedText(text, first) : undefined;
}

function findingOf(file: SourceFile, { start, end, why, quoted }: UnquotedText): Finding {
  const diagnostic = textWithoutQuotes({ file: file.path, pointer: [] }, why, quoted);
  return { start, diagnostic: placed(diagnostic, file, rangeBetween(file, start, end)) };
}

function isNothing(contents: unknown): boolean {
  return contents === null || contents === undefined || (isScalar(contents) && contents.source === "");
}

/** The first document, with everything that the parser itself objects to reported. */
function compose(walk: Walk) {
  const composer = new Composer(options);
  const documents = [];
  let begun = false;
  let faults = 0;
  for (const token of tokens(walk)) {
    if (token.type === "error" && ++faults > findingLimit) break;
    if (token.type === "directive") {
      const source = token.source;
      report(walk, (origin) => directiveUsed(origin, source), [token.offset, token.offset + source.length]);
    } else if (token.type === "document" && begun) {
      report(walk, severalDocuments, [token.offset, token.offset + 3]);
      break;
    } else {
      begun ||= token.type === "document";
      documents.push(...composer.next(token));
    }
  }
  documents.push(...composer.end());
  reportFaults(walk, documents[0] ?? composer.streamInfo());
  return documents[0];
}

/**
 * The tokens of the text. It ends at the first place that is nested too deeply, because what comes after it calls
 * itself once per level, and the engine can be brought down by a stack that is too high.
 */
function* tokens(walk: Walk): Generator<CST.Token, void> {
  const parser = new Parser();
  let parts = 0;
  for (const lexeme of new Lexer().lex(walk.text)) {
    if (++parts > partLimit) {
      report(walk, (origin) => tooManyParts(origin, partLimit), [parser.offset, parser.offset]);
      return;
    }
    if (hasManyBadEscapes(lexeme, findingLimit)) {
      report(walk, (origin) => invalidYaml(origin, manyBadEscapes), [parser.offset, parser.offset + 1]);
      return;
    }
    yield* parser.next(lexeme);
    if (walk.turns && lexeme.startsWith("#")) reportComment(walk, [parser.offset - lexeme.length, parser.offset]);
    if (parser.stack.length > depthLimit + outerTokens) {
      report(walk, (origin) => tooDeep(origin, depthLimit), [parser.offset - lexeme.length, parser.offset]);
      return;
    }
  }
  yield* parser.end();
}

function reportComment(walk: Walk, stretch: Stretch): void {
  const fault = turnedComment(walk.text.slice(...stretch));
  if (fault !== undefined) report(walk, fault, stretch);
}

/** What is wrong at its place alone; the parser knows where it is. */
const harmless: ReadonlySet<string> = new Set(["BAD_DQ_ESCAPE"]);

/** What the parser says, errors and warnings alike; of those that may echo each other, only the first. */
function reportFaults(walk: Walk, { errors, warnings }: Pick<Document, "errors" | "warnings">): void {
  let first: YAMLError | undefined;
  for (const fault of [...errors, ...warnings]) {
    // Tags are reported where the walk meets them.
    if (fault.code === "TAG_RESOLVE_FAILED" || fault.code === "BAD_COLLECTION_TYPE") continue;
    if (fault.code === "RESOURCE_EXHAUSTION") report(walk, (origin) => tooDeep(origin, depthLimit), fault.pos);
    else if (harmless.has(fault.code)) reportFault(walk, fault);
    else if (first === undefined || fault.pos[0] < first.pos[0]) first = fault;
  }
  if (first === undefined) return;
  walk.broken = first.pos[0];
  walk.findings.splice(findingLimit - 1);
  reportFault(walk, first);
}

function reportFault(walk: Walk, { message, pos }: YAMLError): void {
  report(walk, (origin) => invalidYaml(origin, inPlainWords(message)), pos);
}

function report(walk: Walk, make: (origin: Origin) => Diagnostic, [start, end]: Stretch): void {
  if (walk.findings.length >= findingLimit) return;
  const diagnostic = make({ file: walk.file.path, pointer: [...walk.path] });
  walk.findings.push({ start, diagnostic: placed(diagnostic, walk.file, rangeBetween(walk.file, start, end)) });
}

/** In the order of the text, one finding of a code per place. */
function inOrder(findings: readonly Finding[]): readonly Diagnostic[] {
  const seen = new Set<string>();
  return findings
    .toSorted((a, b) => a.start - b.start)
    .filter(({ start, diagnostic }) => {
      const key = `${diagnostic.code} ${start}`;
      return !seen.has(key) && seen.add(key);
    })
    .map(({ diagnostic }) => diagnostic);
}

function readNode(walk: Walk, node: unknown, key: Stretch): unknown {
  const stretch = stretchOf(node) ?? [key[1], key[1]];
  walk.positions.push(key[0], key[1], stretch[0], stretch[1]);
  checkProperties(walk, node, stretch);
  if (isScalar(node)) return readScalar(walk, node, { stretch, end: node.source === "" ? key[1] : stretch[1] });
  if (!isMap(node) && !isSeq(node)) return null;
  if (walk.path.length >= depthLimit) {
    report(walk, (origin) => tooDeep(origin, depthLimit), [stretch[0], stretch[0] + 1]);
    return null;
  }
  return isMap(node) ? readMap(walk, node.items, stretch) : readList(walk, node.items);
}

function stretchOf(node: unknown): Stretch | undefined {
  const { range } = (node ?? {}) as { range?: readonly [number, number, number] | null };
  return range ? [range[0], range[1]] : undefined;
}

/** Aliases, anchors and tags, which any node may have. */
function checkProperties(walk: Walk, node: unknown, stretch: Stretch): void {
  if (isAlias(node)) report(walk, (origin) => aliasUsed(origin, `*${node.source}`), stretch);
  const { anchor, tag } = (node ?? {}) as { anchor?: string; tag?: string };
  if (anchor !== undefined) report(walk, (origin) => aliasUsed(origin, `&${anchor}`), stretch);
  if (tag !== undefined) report(walk, (origin) => tagUsed(origin, tag), stretch);
}

function readScalar(walk: Walk, node: Scalar, { stretch, end }: { stretch: Stretch; end: number }): unknown {
  const fault = scalarFault(node) ?? (walk.turns ? turnedText(walk.text.slice(...stretch)) : undefined);
  if (fault !== undefined) report(walk, fault, stretch);
  if (end >= 0) reportDropped(walk, node, end);
  return node.value;
}

const droppedText = /:?[ \t]+#[^\s#].*/y;

/** A `#` that touches the next word belongs to the text: "Order #12"; YAML has dropped it as a comment. */
function reportDropped(walk: Walk, { type, value, source = "" }: Scalar, end: number): void {
  if (type !== "PLAIN" || (value !== null && typeof value !== "string")) return;
  droppedText.lastIndex = end;
  const [dropped] = droppedText.exec(walk.text) ?? [];
  if (dropped === undefined) return;
  const why = "YAML takes a # after a space, and all behind it, for a comment; a comment begins with # and a space.";
  const text = source + (source === "" ? dropped.replace(/^:?[ \t]+/, "") : dropped);
  const stretch: Stretch = [end - source.length, end + dropped.length];
  report(walk, (origin) => textWithoutQuotes(origin, why, quoted(text.trim())), stretch);
}

function readList(walk: Walk, items: readonly unknown[]): unknown[] {
  return items.map((item, index) => {
    walk.path.push(index);
    const value = readNode(walk, item, noKey);
    walk.path.pop();
    return value;
  });
}

/** Reserved keys are never set, so an ordinary object is safe; it needs a third of the memory of one without prototype. */
function readMap(walk: Walk, pairs: readonly { key: unknown; value: unknown }[], stretch: Stretch): object {
  const object: Record<string, unknown> = {};
  if (pairs.length > keyLimit) {
    report(walk, (origin) => tooManyKeys(origin, keyLimit), [stretch[0], stretch[0] + 1]);
    return object;
  }
  for (const pair of pairs) {
    const at = stretchOf(pair.key) ?? stretch;
    const key = readKey(walk, pair.key, at);
    if (isMap(pair.key)) walk.braces ??= at[0];
    if (key === undefined) continue;
    if (Object.hasOwn(object, key)) report(walk, (origin) => duplicateKey(origin, key), at);
    walk.path.push(key);
    object[key] = readNode(walk, pair.value, at);
    walk.path.pop();
  }
  return object;
}

/** The key's text, or undefined after a finding that makes it useless. */
function readKey(walk: Walk, node: unknown, stretch: Stretch): string | undefined {
  checkProperties(walk, node, stretch);
  const key = isScalar(node) ? node.value : undefined;
  const fault = keyFault(key);
  if (fault !== undefined) report(walk, fault, stretch);
  return fault === undefined ? String(key) : undefined;
}

function keyFault(key: unknown): ((origin: Origin) => Diagnostic) | undefined {
  if (typeof key !== "string" || isIndex(key)) return (origin) => keyNotText(origin);
  if (key === "<<") return (origin) => mergeKeyUsed(origin);
  if (reserved.has(key)) return (origin) => reservedKey(origin, key);
  return badCharacterInKey(key);
}

/** JavaScript moves such keys to the front of an object, away from their place in the file. */
function isIndex(key: string): boolean {
  return /^(0|[1-9]\d*)$/.test(key);
}
