/** Widths in parts of the font's size, on the safe side of the fonts that pages use. */
const narrow = /[iIjl.,:;'|!()[\]{}` ]/;
const broad = /[mwMW@%—…→]/;
const capital = /[\p{Lu}\p{N}+~<>=#&?$€_-]/u;
const double = /[\p{Emoji_Presentation}\p{sc=Han}\p{sc=Hangul}\p{sc=Hira}\p{sc=Kana}\uff01-\uff60]/u;

/** How wide a text will be at most, in the unit of `size`. */
export function textWidth(text: string, size: number): number {
  return [...text].reduce((sum, character) => sum + characterWidth(character), 0) * size;
}

function characterWidth(character: string): number {
  if (double.test(character)) return 1.15;
  if (narrow.test(character)) return 0.42;
  if (broad.test(character)) return 1.02;
  return capital.test(character) ? 0.82 : 0.64;
}

/** A text in lines that are not wider than `width`, at most so many; what is left over becomes "…". */
export function textLines(
  text: string,
  { size, width, most }: { size: number; width: number; most: number },
): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/).flatMap((long) => pieces(long, size, width))) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && textWidth(longer, size) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  if (line !== "") lines.push(line);
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), shortened(lines[most - 1] ?? "", size, width)];
}

/** A word that is wider than a line, in pieces. */
function pieces(word: string, size: number, width: number): readonly string[] {
  if (textWidth(word, size) <= width) return [word];
  const all: string[] = [];
  let piece = "";
  for (const character of word) {
    if (piece !== "" && textWidth(piece + character, size) > width) {
      all.push(piece);
      piece = "";
    }
    piece += character;
  }
  return [...all, piece];
}

function shortened(line: string, size: number, width: number): string {
  const characters = [...line];
  while (textWidth(`${characters.join("")}…`, size) > width) characters.pop();
  return `${characters.join("")}…`;
}
