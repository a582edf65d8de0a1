/** A live flow that needs no import, and why. */
export interface LeftOut {
  readonly emailFlowId: number;
  readonly name: string;
  /** It has a file and is remembered; it has a file that the next plan adopts; another project has it; nobody wants it. */
  readonly reason: "managed" | "written" | "otherProject" | "except";
  /** The file, the other project, or the flag. */
  readonly by: string;
}

/** One live flow that has files now. */
export interface ImportedFlow {
  readonly key: string;
  readonly name: string;
  readonly emailFlowId: number;
  readonly file: string;
  /** The files beside it that hold its long texts. */
  readonly texts: readonly string[];
}

/** What an import did. */
export interface ImportResult {
  readonly format_version: "1.0";
  readonly project: string;
  readonly target: string;
  readonly imported: readonly ImportedFlow[];
  readonly leftOut: readonly LeftOut[];
}
