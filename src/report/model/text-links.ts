const links = /https?:\/\/[^\s<>"'()[\]{}]+|\[\[[^[\]]*\]\]|\{\{[^{}]*\}\}/g;
const unsubscribing = /unsub|subscri|opt-?out|avmeld|afmeld|abmeld|avregistr/i;
const isAddress = (link: string) => link.startsWith("http");

/** What two versions of a text do to its links: the one that people leave by counts most. */
export function linkChange(before: string, after: string): "unsubscribe" | "link" | "none" {
  const differ = (wanted: (link: string) => boolean) => told(before, wanted) !== told(after, wanted);
  if (differ((link) => unsubscribing.test(link))) return "unsubscribe";
  return differ(isAddress) ? "link" : "none";
}

function told(text: string, wanted: (link: string) => boolean): string {
  return (text.match(links) ?? []).filter(wanted).toSorted().join("\n");
}
