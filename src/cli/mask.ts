/** Takes secrets out of everything that is printed. */
export interface Mask {
  readonly conceal: (secret: string) => void;
  readonly apply: (text: string) => string;
}

/** Shorter ones would make the rest unreadable, and are no secrets. */
const shortest = 4;

/** A shorter one may be a part of an ordinary word, and is looked for as a word of its own. */
const shortestInside = 10;

/**
 * A last wall: nothing of ours prints a secret, but a server may send one back in its words, and a bug may have one in
 * its message. Every secret is looked for as it is and in the usual encodings.
 */
export function createMask(): Mask {
  const hidden = new Map<string, RegExp>();
  return {
    conceal: (given) => {
      const secret = given.trim();
      if (secret.length < shortest || hidden.has(secret)) return;
      for (const form of formsOf(secret)) hidden.set(form, patternOf(form));
    },
    apply: (text) => {
      let result = text;
      for (const pattern of hidden.values()) result = result.replace(pattern, "***");
      return result;
    },
  };
}

function formsOf(secret: string): readonly string[] {
  const bytes = Buffer.from(secret, "utf8");
  // The last characters of base64 depend on what follows.
  const base64 = bytes.toString("base64").replace(/.?=+$/, "");
  return [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret), base64, bytes.toString("base64url")];
}

/** A finding's text is broken into lines at spaces, and so may be a secret in it. */
function patternOf(form: string): RegExp {
  const words = form.split(/\s+/).map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&"));
  const pattern = words.join("\\s+");
  return form.length < shortestInside
    ? new RegExp(`(?<![\\p{L}\\p{N}_])${pattern}(?![\\p{L}\\p{N}_])`, "gu")
    : new RegExp(pattern, "g");
}
