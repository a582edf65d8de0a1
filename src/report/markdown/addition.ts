/** The address of a line of a project's file, made so that it cannot end the link that it stands in; empty for none. */
export type FileLink = (file: string, line: number) => string;

/** What a job adds to the comment of its plan, as Markdown. */
export interface Addition {
  /** Blocks below the first line. */
  readonly top: readonly string[];
  readonly aboveDigest: string;
  readonly fileLink: FileLink;
}

export const noLink: FileLink = () => "";

export const nothingAdded: Addition = { top: [], aboveDigest: "", fileLink: noLink };
