import { Composer, type CST, type Document, Lexer, Parser, Schema, type YAMLError } from "yaml";
import { directiveUsed, invalidYaml, severalDocuments, tooDeep, tooManyParts } from "../diagnostic/yaml.ts";
import { inPlainWords } from "./plain-words.ts";
import { hasManyBadEscapes, turnedComment } from "./scalar.ts";
import { depthLimit, findingLimit, report, type Stretch, type Walk } from "./walk.ts";

/** The document itself, and the scalar that is being read. */
const outerTokens = 2;
const manyBadEscapes = `More than ${findingLimit} backslashes in one text in double quotes have no meaning.`;
/** So many words and signs are read in two seconds, whatever they are; an ordinary file of 650 kB has as many. */
const partLimit = 200_000;

/** The core schema and nothing else; one instance, because making it costs as much as reading ten lines. */
const schema = new Schema({ schema: "core", resolveKnownTags: false, merge: false });

/** Unique keys are checked here with a look-up, because the parser's own check is quadratic. */
const options = { version: "1.2", schema, strict: true, uniqueKeys: false, keepSourceTokens: false } as const;

/** The first document, with everything that the parser itself objects to reported. */
export function compose(walk: Walk) {
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
