import type { Probe } from "./probe.ts";
import { anyMailing } from "./probes/any-mailing.ts";
import { conditionsKept } from "./probes/conditions-kept.ts";
import { copiesAll } from "./probes/copies-all.ts";
import { countsByStep } from "./probes/counts-by-step.ts";
import { endsFlow } from "./probes/ends-flow.ts";
import { everyoneElseLast } from "./probes/everyone-else-last.ts";
import { filledIn } from "./probes/filled-in.ts";
import { flowReferences } from "./probes/flow-references.ts";
import { foreignNode } from "./probes/foreign-node.ts";
import { idIsEnough } from "./probes/id-is-enough.ts";
import { keepsIdentity } from "./probes/keeps-identity.ts";
import { lastSaveWins } from "./probes/last-save-wins.ts";
import { missingIsDefault } from "./probes/missing-is-default.ts";
import { movesOn } from "./probes/moves-on.ts";
import { noLimitIsZero } from "./probes/no-limit-is-zero.ts";
import { participantsLocked } from "./probes/participants-locked.ts";
import { ranksFromOne } from "./probes/ranks-from-one.ts";
import { replacesMissing } from "./probes/replaces-missing.ts";
import { runningFlowLocked } from "./probes/running-flow-locked.ts";
import { saysRefusal } from "./probes/says-refusal.ts";
import { statusIgnored } from "./probes/status-ignored.ts";
import { stoppedStays } from "./probes/stopped-stays.ts";
import { tableOfDefaults } from "./probes/table-of-defaults.ts";
import { textsKept } from "./probes/texts-kept.ts";
import { unboundKey } from "./probes/unbound-key.ts";
import { unknownEnumName } from "./probes/unknown-enum-name.ts";
import { unknownProperty } from "./probes/unknown-property.ts";
import { unknownRecord } from "./probes/unknown-record.ts";
import { updatedDateChanges } from "./probes/updated-date-changes.ts";
import { waitsOnStep } from "./probes/waits-on-step.ts";

/** Every probe. Whether a flow can be ended is asked first: where it cannot, no other probe starts one. */
export const probes: readonly Probe[] = [
  endsFlow,
  replacesMissing,
  keepsIdentity,
  everyoneElseLast,
  flowReferences,
  runningFlowLocked,
  statusIgnored,
  ranksFromOne,
  anyMailing,
  unboundKey,
  updatedDateChanges,
  unknownProperty,
  missingIsDefault,
  unknownEnumName,
  unknownRecord,
  foreignNode,
  filledIn,
  movesOn,
  copiesAll,
  stoppedStays,
  participantsLocked,
  saysRefusal,
  tableOfDefaults,
  idIsEnough,
  lastSaveWins,
  textsKept,
  conditionsKept,
  waitsOnStep,
  countsByStep,
  noLimitIsZero,
];
