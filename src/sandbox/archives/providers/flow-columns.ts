import type { EmailFlow } from "../../../model/email-flow.ts";
import { workflowDefinitionStatuses } from "../../../model/enums.ts";
import type { Associate, HierarchyEntity } from "../../../model/record.ts";
import type { SandboxState } from "../../state.ts";
import { workflowIdOf } from "../../workflow/flows.ts";
import { associateById, folderById } from "../../world/lookup.ts";
import { type Columns, column, named, prefixed, shown } from "../column.ts";
import { associateColumns } from "./associates.ts";
import type { FlowCounts } from "./flow-counts.ts";

const statusNumber = ({ Status }: EmailFlow) => workflowDefinitionStatuses.indexOf(Status);

/** DOCUMENTED: which columns there are, their types, and which can be filtered and sorted by (superoffice-api.md E1). */
export function flowColumns(state: SandboxState, counts: (flow: EmailFlow) => FlowCounts): Columns<EmailFlow> {
  const folder = ({ Folder }: EmailFlow) => folderById(state, Folder.HierarchyId);
  return {
    getAllRows: { ...column("bool", () => true), sortable: false },
    getNoRows: { ...column("bool", () => false), sortable: false },
    emailFlowId: column("int", ({ EmailFlowId }) => EmailFlowId),
    emailFlowHierarchyId: column("int", ({ Folder }) => Folder.HierarchyId),
    shipmentType: named("listAny", {
      value: ({ ShipmentType }) => ShipmentType.Name,
      id: ({ ShipmentType }) => ShipmentType.Id,
      list: "shipmenttype",
    }),
    overrideConsentSubscription: column("bool", ({ OverrideConsentSubscription }) => OverrideConsentSubscription),
    workflowId: column("int", ({ EmailFlowId }) => workflowIdOf(state, EmailFlowId)),
    workflowName: column("string", ({ Name }) => Name),
    workflowDescription: column("string", ({ Description }) => Description),
    /** ASSUMED: the one shows the status by its name, the other by its number; both are filtered by either. */
    workflowDefinitionStatus: named("listAny", { value: ({ Status }) => Status, id: statusNumber }),
    workflowDefinitionStatusId: named("listAny", { value: statusNumber, id: statusNumber }),
    jumpToFinish: column("bool", ({ JumpToFinish }) => JumpToFinish),
    startOnlyOnce: column("bool", ({ StartOnlyOnce }) => StartOnlyOnce),
    workflowEnrolledCount: shown((flow) => counts(flow).enrolled),
    workflowInProgressCount: shown((flow) => counts(flow).inProgress),
    workflowCompletedCount: shown((flow) => counts(flow).completed),
    workflowSucceededCount: shown((flow) => counts(flow).succeeded),
    workflowSuccessRate: shown((flow) => counts(flow).successRate),
    updatedBy: byUser("UpdatedBy"),
    updatedDate: column("date", ({ UpdatedDate }) => UpdatedDate),
    registeredBy: byUser("CreatedBy"),
    registeredDate: column("date", ({ CreatedDate }) => CreatedDate),
    ...prefixed("workflowAssociate", associateColumns(state), (flow) =>
      associateById(state, flow.Associate.AssociateId),
    ),
    hierarchyId: column("int", ({ Folder }) => Folder.HierarchyId),
    hierarchyFullname: column("string", (flow) => folder(flow)?.Fullname ?? ""),
    hierarchyName: column("string", (flow) => folder(flow)?.Name ?? ""),
    hierarchyParentId: column("int", (flow) => folder(flow)?.ParentId ?? 0),
    hierarchyFullpathIds: shown((flow) => pathIds(state, folder(flow))),
  };
}

function byUser(property: "CreatedBy" | "UpdatedBy") {
  const user = (flow: EmailFlow) => flow[property] as Associate | null;
  return named<EmailFlow>("associate", {
    value: (flow) => user(flow)?.Name ?? "",
    id: (flow) => user(flow)?.AssociateId ?? 0,
  });
}

/** The folders from the root to the folder itself. */
function pathIds(state: SandboxState, folder: HierarchyEntity | undefined): readonly number[] {
  if (folder === undefined) return [];
  return [...pathIds(state, folderById(state, folder.ParentId)), folder.HierarchyId];
}
