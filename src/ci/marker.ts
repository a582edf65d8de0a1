/** What a comment of ours says to the next run, unseen by people, in its first line. */
export interface Marker {
  /** Of the project in the repository, "." for its root: known also when flowform.yaml cannot be read. */
  readonly folder: string;
  readonly target: string;
  /** The commit that was planned; empty while that is under way. */
  readonly commit: string;
  /** What applying needs to be approved; empty when there is nothing to approve. */
  readonly digest: string;
}

/** The first line of the sticky comment. */
export function markerLine({ folder, target, commit, digest }: Marker): string {
  return `${stickyStart({ folder, target })}commit=${word(commit)} digest=${word(digest)} -->`;
}

/** How every version of the sticky comment of one target begins. */
export function stickyStart({ folder, target }: Pick<Marker, "folder" | "target">): string {
  return `<!-- flowform:ci folder=${word(folder)} target=${word(target)} `;
}

/** The commit and digest that a comment speaks of; undefined when it is not the sticky one of this target. */
export function markerIn(
  body: string,
  sticky: Pick<Marker, "folder" | "target">,
): Pick<Marker, "commit" | "digest"> | undefined {
  if (!body.startsWith(stickyStart(sticky))) return undefined;
  const rest = body.slice(stickyStart(sticky).length);
  const [, commit = "", digest = ""] = /^commit=([0-9a-f]*) digest=([0-9a-f]*) -->/.exec(rest) ?? [];
  return { commit, digest };
}

/** Without any sign that could end the HTML comment around it. */
function word(text: string): string {
  return encodeURIComponent(text).replace(/[-!'()*~]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
}
