import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { uncountedEnding } from "../diagnostic/people.ts";
import * as findings from "../diagnostic/plan.ts";
import type { WorkflowDefinitionStatus } from "../model/enums.ts";
import { lostInside } from "../model/inner-properties.ts";
import type { KnownIds } from "../model/match.ts";
import type { Origin } from "../source/origin.ts";
import { equalJson } from "../util/json.ts";
import { abandonedPeople, cancelledBy, occupiedPlaces } from "./people/policies.ts";
import type { ComparedFlow } from "./plan-flow.ts";

/** What policies judge: one flow's changes, before anything is planned. */
export interface Proposal extends ComparedFlow {
  readonly known: KnownIds;
  /** Whether the content must be saved. */
  readonly saves: boolean;
  readonly setStatus: WorkflowDefinitionStatus | null;
}

/** A rule of safety: what it refuses or warns of. */
type Policy = (proposal: Proposal) => readonly Diagnostic[];

const nameOrigin = ({ flow }: Proposal): Origin => ({ file: flow.file, pointer: ["name"] });
const nameOf = ({ flow }: Proposal) => flow.carrier.Name;

/** Who is cancelled because the flow is ended is not left behind by a step that goes. */
const peopleLeftBehind: Policy = (proposal) => (cancelledBy(proposal) === null ? abandonedPeople(proposal) : []);

/** Ending cancels everybody who is inside, for good (superoffice-api.md G6); how many may be is asked for all flows at once. */
const uncountedEndings: Policy = (proposal) => {
  if (cancelledBy(proposal) !== undefined) return [];
  const why = proposal.people?.total === null ? proposal.people.why : "";
  return [uncountedEnding({ file: proposal.flow.file, pointer: ["status"] }, nameOf(proposal), why)];
};

const unknownProperties: Policy = (proposal) =>
  proposal.unknown.length === 0 ? [] : [findings.unknownKept(nameOrigin(proposal), nameOf(proposal), proposal.unknown)];

/** A place that changes is written anew, without what nobody here knows of it. */
const lostProperties: Policy = (proposal) =>
  proposal.changes.flatMap(({ change, pair }) => {
    if (change.action !== "modify" || pair === undefined) return [];
    const lost = lostInside(pair, change.property);
    if (lost.length === 0) return [];
    const { filePointer } = pair.authored;
    const origin = filePointer.length === 0 ? nameOrigin(proposal) : { file: proposal.flow.file, pointer: filePointer };
    return [findings.unknownLost(origin, nameOf(proposal), lost)];
  });

/** A rename that is done leaves its `was:` behind. */
const formerIds: Policy = ({ flow: { file }, known, live, found }) =>
  found.pairs.flatMap(({ authored: { was, filePointer } }) =>
    was === undefined || live === undefined || Object.hasOwn(known, was)
      ? []
      : [findings.formerIdUnused({ file, pointer: [...filePointer, "was"] }, was)],
  );

/** A removal and an addition of the same content, type included, are probably a rename that nobody told us of. */
const forgottenRenames: Policy = ({ flow: { file }, changes }) =>
  changes.flatMap(({ change, pair }) => {
    if (change.action !== "add" || pair === undefined || change.node.id === "") return [];
    const gone = changes.find(
      ({ change: other }) => other.action === "remove" && equalJson(other.before, change.after),
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

const policies: readonly Policy[] = [
  uncountedEndings,
  occupiedPlaces,
  peopleLeftBehind,
  unknownProperties,
  lostProperties,
  formerIds,
  forgottenRenames,
];

/** Judges one flow's changes by every policy. */
export function judge(proposal: Proposal): readonly Diagnostic[] {
  return policies.flatMap((policy) => policy(proposal));
}
