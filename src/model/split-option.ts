import { type WorkflowSplitOptionType, workflowSplitOptionTypes } from "./enums.ts";
import {
  type CarrierOf,
  children,
  identity,
  type Property,
  type PropertyTable,
  rank,
  record,
  text,
} from "./property.ts";
import { conditions } from "./restriction.ts";
import type { Step } from "./step.ts";

function option<Type extends WorkflowSplitOptionType>(type: Type) {
  const optionType: Property<Type> = {
    role: "written",
    type: { kind: "choice", values: workflowSplitOptionTypes },
    default: type,
  };
  return {
    OptionType: optionType,
    WorkflowStepOptionId: identity(),
    WorkflowStepId: identity(),
    WorkflowId: identity(),
    Name: text(255),
    Rank: rank(),
    Steps: children("step"),
  };
}

/** The six kinds of branch, and None: the branch for everyone else (design §6, A3). */
export const splitOptionProperties = {
  None: option("None"),
  PersonData: { ...option("PersonData"), RestrictionGroups: conditions },
  FormSubmission: { ...option("FormSubmission"), FormId: record("form") },
  LinkClicked: { ...option("LinkClicked"), LinkId: record("shipmentlinks") },
  ProjectMembership: { ...option("ProjectMembership"), ProjectId: record("project") },
  SelectionMembership: { ...option("SelectionMembership"), SelectionId: record("selection") },
  FormData: { ...option("FormData"), FormId: record("form"), RestrictionGroups: conditions },
} satisfies Record<WorkflowSplitOptionType, PropertyTable>;

type Own<Type extends WorkflowSplitOptionType> = CarrierOf<(typeof splitOptionProperties)[Type]>;
type WithSteps = { readonly Steps: readonly Step[] };

/** A branch of a split; `OptionType` tells which kind. */
export type SplitOption = {
  [Type in WorkflowSplitOptionType]: Omit<Own<Type>, "Steps"> & WithSteps;
}[WorkflowSplitOptionType];
