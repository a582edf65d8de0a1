import type { Scalar } from "yaml";
import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { visible } from "../diagnostic/frame.ts";
import { badCharacter, badNumber, oddNumber } from "../diagnostic/yaml.ts";
import type { Origin } from "../source/origin.ts";
import { turning, unwritable } from "../util/characters.ts";

type Fault = (origin: Origin) => Diagnostic;

const plainNumber = /^(?:0|-?[1-9]\d*|-?(?:0|[1-9]\d*)\.\d+)$/;
const mostDigits = 15;

/** In keys moreover everything that cannot be seen, and every space but the ordinary one. */
const badInKey = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\p{DI}]|(?! )\p{Zs}/u;
const ordinaryKey = /^[\x20-\x7e]*$/;

/** What is wrong with a value that is not a list or mapping (reliability-and-review.md A5). */
export function scalarFault({ value, source = "" }: Scalar): Fault | undefined {
  if (typeof value === "number") return numberFault(value, source);
  return typeof value === "string" ? characterFault(value, unwritable) : undefined;
}

/** A character as it is in the file that turns the direction of what people see; as an escape it may stand there. */
export function turnedText(written: string): Fault | undefined {
  return characterFault(written, turning, "asEscape");
}

/** The same in a comment, which people read like anything else: it could show them another flow than the one there. */
export function turnedComment(written: string): Fault | undefined {
  return characterFault(written, turning);
}

/** An invisible or control character in a key. */
export function badCharacterInKey(key: string): Fault | undefined {
  return ordinaryKey.test(key) ? undefined : characterFault(key, badInKey);
}

function numberFault(value: number, written: string): Fault | undefined {
  if (!Number.isFinite(value) || !isExact(value, written)) return (origin) => badNumber(origin, written);
  return plainNumber.test(written) ? undefined : (origin) => oddNumber(origin, written);
}

function isExact(value: number, written: string): boolean {
  if (Number.isInteger(value)) return Number.isSafeInteger(value);
  return (
    written
      .replace(/[eE].*$/, "")
      .replace(/\D/g, "")
      .replace(/^0+/, "").length <= mostDigits
  );
}

function characterFault(text: string, bad: RegExp, kind?: "asEscape"): Fault | undefined {
  const found = bad.exec(text)?.[0];
  return found === undefined ? undefined : (origin) => badCharacter(origin, visible(found), kind);
}

const escapes = /\\(?:x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|[0abefnrtvN_LP"/\\ \t\r\n]|([\s\S]))/g;

/** Whether a text in double quotes has more escapes that mean nothing than anybody wants to read about. */
export function hasManyBadEscapes(lexeme: string, limit: number): boolean {
  if (!lexeme.startsWith('"') || lexeme.length <= limit) return false;
  let count = 0;
  for (const [, unknown] of lexeme.matchAll(escapes)) if (unknown !== undefined && ++count > limit) return true;
  return false;
}
