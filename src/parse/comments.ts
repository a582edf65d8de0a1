import { CST, Lexer } from "yaml";

/** A comment of a YAML file; offsets count UTF-16 units. */
export interface Comment {
  readonly start: number;
  readonly end: number;
  /** Without the #. */
  readonly text: string;
}

/** What the lexer says that is no text of the file. */
const marks: ReadonlySet<string> = new Set(["scalar", "doc-mode", "flow-error-end"]);

/** Every comment of a text. A # inside a text or a key is none. */
export function commentsOf(text: string): readonly Comment[] {
  const comments: Comment[] = [];
  let offset = 0;
  let inScalar = false;
  for (const lexeme of new Lexer().lex(text)) {
    const type: string | null = inScalar ? null : CST.tokenType(lexeme);
    if (type === "comment") comments.push({ start: offset, end: offset + lexeme.length, text: lexeme.slice(1) });
    inScalar = type === "scalar";
    if (type === null || !marks.has(type)) offset += lexeme.length;
  }
  return comments;
}
