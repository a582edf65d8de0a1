import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import * as findings from "../diagnostic/plan.ts";
import type { EmailFlow } from "../model/email-flow.ts";
import type { WorkflowDefinitionStatus } from "../model/enums.ts";
import type { FoundChange, KnownIds, Match } from "../model/match.ts";
import type { Origin } from "../source/origin.ts";
import { equalJson } from "../util/json.ts";

/** What policies judge: one flow's changes, before anything is planned. */
export interface Proposal {
  readonly file: string;
  readonly name: string;
  readonly live: EmailFlow | undefined;
  readonly known: KnownIds;
  readonly found: Match;
  readonly changes: readonly FoundChange[];
  /** Whether the content must be saved. */
  readonly saves: boolean;
  readonly setStatus: WorkflowDefinitionStatus | null;
  readonly unknown: readonly string[];
}

/** A rule of safety: what it refuses or warns of. */
type Policy = (proposal: Proposal) => readonly Diagnostic[];

const nameOrigin = ({ file }: Proposal): Origin => ({ file, pointer: ["name"] });

/** A running flow permits no change (superoffice-api.md G3). */
const runningFlows: Policy = (proposal) =>
  proposal.saves && proposal.live?.Status === "Running"
    ? [findings.runningFlow(nameOrigin(proposal), proposal.name)]
    : [];

/** Ending cancels everybody who is inside, for good (superoffice-api.md G6). */
const endings: Policy = (proposal) => {
  const active = proposal.live?.Status === "Running" || proposal.live?.Status === "Paused";
  if (proposal.setStatus !== "Stopped" || !active) return [];
  return [findings.endingFlow({ file: proposal.file, pointer: ["status"] }, proposal.name)];
};

const unknownProperties: Policy = (proposal) =>
  proposal.unknown.length === 0 ? [] : [findings.unknownKept(nameOrigin(proposal), proposal.name, proposal.unknown)];

/** A rename that is done leaves its `was:` behind. */
const formerIds: Policy = ({ file, known, live, found }) =>
  found.pairs.flatMap(({ authored: { was, filePointer } }) =>
    was === undefined || live === undefined || Object.hasOwn(known, was)
      ? []
      : [findings.formerIdUnused({ file, pointer: [...filePointer, "was"] }, was)],
  );

/** A removal and an addition of the same content are probably a rename that nobody told us of. */
const forgottenRenames: Policy = ({ file, changes }) =>
  changes.flatMap(({ change, pair }) => {
    if (change.action !== "add" || pair === undefined || change.node.id === "") return [];
    const gone = changes.find(
      ({ change: other }) =>
        other.action === "remove" && other.node.kind === change.node.kind && equalJson(other.before, change.after),
    );
    if (gone === undefined) return [];
    return [
      findings.looksRenamed(
        { file, pointer: [...pair.authored.filePointer, "id"] },
        gone.change.node.id,
        change.node.id,
      ),
    ];
  });

const policies: readonly Policy[] = [runningFlows, endings, unknownProperties, formerIds, forgottenRenames];

/** Judges one flow's changes by every policy. */
export function judge(proposal: Proposal): readonly Diagnostic[] {
  return policies.flatMap((policy) => policy(proposal));
}
