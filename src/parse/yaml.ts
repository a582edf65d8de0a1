import {
  Composer,
  type CST,
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
  tooDeep,
  tooManyKeys,
} from "../diagnostic/yaml.ts";
import type { Origin } from "../source/origin.ts";
import { rangeBetween, type SourceFile } from "../source/source-file.ts";
import { turning } from "../util/characters.ts";
import type { ParsedDocument } from "./parsed-document.ts";
import { badCharacterInKey, scalarFault, turnedComment, turnedText } from "./scalar.ts";

const depthLimit = 48;
/** The document itself, and the scalar that is being read. */
const outerTokens = 2;
const keyLimit = 2000;
/** One slip can echo through a whole file; more than this helps nobody. */
const findingLimit = 100;

/** The core schema and nothing else; one instance, because making it costs as much as reading ten lines. */
const schema = new Schema({ schema: "core", resolveKnownTags: false, merge: false });

/** Unique keys are checked here with a look-up, because the parser's own check is quadratic. */
const options = { version: "1.2", schema, strict: true, uniqueKeys: false, keepSourceTokens: false } as const;

/** Keys that JavaScript gives a meaning of their own. */
const reserved: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);

interface Walk {
  readonly file: SourceFile;
  readonly path: (string | number)[];
  readonly positions: number[];
  readonly findings: Diagnostic[];
  /** Whether anything in the text turns its direction. */
  readonly turns: boolean;
}

type Stretch = readonly [start: number, end: number];

const noKey: Stretch = [-1, -1];

/**
 * Reads a file under the profile of design §2 (reliability-and-review.md A5): YAML 1.2 core without aliases, tags,
 * directives, merge keys and everything else that two readers could take differently. All findings come at once, each
 * with its range and frame.
 */
export function parseYaml(file: SourceFile): Outcome<ParsedDocument> {
  const walk: Walk = { file, path: [], positions: [], findings: [], turns: turning.test(file.text) };
  const document = compose(walk);
  const contents: unknown = document?.contents;
  if (document === undefined || isNothing(contents)) {
    if (walk.findings.length === 0) report(walk, emptyFile, [0, 0]);
    return { value: undefined, diagnostics: finish(walk) };
  }
  const value = readNode(walk, contents, noKey);
  if (walk.findings.length > 0) return { value: undefined, diagnostics: finish(walk) };
  return { value: { file: file.path, value, positions: Int32Array.from(walk.positions) }, diagnostics: [] };
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
  const { errors, warnings } = documents[0] ?? composer.streamInfo();
  for (const fault of [...errors, ...warnings]) reportFault(walk, fault);
  return documents[0];
}

/**
 * The tokens of the text. It ends at the first place that is nested too deeply, because what comes after it calls
 * itself once per level, and the engine can be brought down by a stack that is too high.
 */
function* tokens(walk: Walk): Generator<CST.Token, void> {
  const parser = new Parser();
  for (const lexeme of new Lexer().lex(walk.file.text)) {
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
  const fault = turnedComment(walk.file.text.slice(...stretch));
  if (fault !== undefined) report(walk, fault, stretch);
}

/** What the parser says, errors and warnings alike; tags are reported where the walk meets them. */
function reportFault(walk: Walk, { code, message, pos }: YAMLError): void {
  if (code === "TAG_RESOLVE_FAILED" || code === "BAD_COLLECTION_TYPE") return;
  if (code === "RESOURCE_EXHAUSTION") report(walk, (origin) => tooDeep(origin, depthLimit), pos);
  else report(walk, (origin) => invalidYaml(origin, `${message}.`), pos);
}

function report(walk: Walk, make: (origin: Origin) => Diagnostic, [start, end]: Stretch): void {
  if (walk.findings.length >= findingLimit) return;
  const diagnostic = make({ file: walk.file.path, pointer: [...walk.path] });
  walk.findings.push(placed(diagnostic, walk.file, rangeBetween(walk.file, start, end)));
}

/** In the order of the text, one finding of a code per place. */
function finish({ findings }: Walk): readonly Diagnostic[] {
  const place = ({ range }: Diagnostic) => (range === undefined ? 0 : range.line * 1e7 + range.column);
  const seen = new Set<string>();
  return findings
    .sort((a, b) => place(a) - place(b))
    .filter((finding) => {
      const key = `${finding.code} ${place(finding)}`;
      return !seen.has(key) && seen.add(key);
    });
}

function readNode(walk: Walk, node: unknown, key: Stretch): unknown {
  const stretch = stretchOf(node) ?? [key[1], key[1]];
  walk.positions.push(key[0], key[1], stretch[0], stretch[1]);
  checkProperties(walk, node, stretch);
  if (isScalar(node)) return readScalar(walk, node, stretch);
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

function readScalar(walk: Walk, node: Scalar, stretch: Stretch): unknown {
  const fault = scalarFault(node) ?? (walk.turns ? turnedText(walk.file.text.slice(...stretch)) : undefined);
  if (fault !== undefined) report(walk, fault, stretch);
  return node.value;
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
