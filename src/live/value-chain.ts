/** The most characters that one value of the key store holds (superoffice-api.md F). */
export const valueLimit = 239;

/** A text as values of the key store, in order. */
export function toChain(text: string): readonly string[] {
  return Array.from({ length: Math.ceil(text.length / valueLimit) }, (_, part) =>
    text.slice(part * valueLimit, (part + 1) * valueLimit),
  );
}

/** Longer chains leave their tails behind when they shrink; the checksum says where the text really ends. */
export function trimToChecksum(written: string, sum: string): string | undefined {
  const length = Number(sum.slice(0, sum.indexOf("z")));
  const text = written.slice(0, length);
  return checksum(text) === sum ? text : undefined;
}

/** Length and a small hash (FNV-1a) of the text: against torn writes, not against people. */
export function checksum(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  return `${text.length}z${hash.toString(16)}`;
}
