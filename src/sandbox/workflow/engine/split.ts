import type { CarrierNode } from "../../../model/node.ts";
import type { MemberList } from "../memberships.ts";
import { isMember } from "../memberships.ts";
import type { Perform, Visit } from "./outcome.ts";

type Fits = (option: CarrierNode, visit: Visit) => boolean;

const memberOf =
  (list: MemberList, property: string): Fits =>
  ({ value }, { state, instance: { PersonId } }) =>
    isMember(state, { list, id: Number(value[property]), personId: PersonId });

/** What the sandbox cannot know of its people it decides by their ids: one in three fits. */
const oneInThree: Fits = ({ index }, { instance }) => (instance.PersonId + index) % 3 === 0;

const fits: Readonly<Record<string, Fits>> = {
  None: () => false,
  ProjectMembership: memberOf("project", "ProjectId"),
  SelectionMembership: memberOf("selection", "SelectionId"),
};

/** DOCUMENTED (superoffice-api.md G20): the first branch that fits, from the left, or else everyone else. */
export const split: Perform = (visit) => {
  const { nodes, step } = visit;
  const options = nodes.filter(({ kind, parent }) => kind === "option" && parent === step);
  const fitting = options.find((option) => (fits[option.type] ?? oneInThree)(option, visit));
  if (fitting !== undefined) return { go: "into", option: fitting };
  const { ExitFlow, ExitToFlowId, ExitToSelectionId } = step.value;
  const exit = { flowId: Number(ExitToFlowId), selectionId: Number(ExitToSelectionId) };
  if (ExitFlow === true) return { go: "out", exit };
  const everyoneElse = options.find(({ type }) => type === "None");
  return everyoneElse === undefined ? { go: "on" } : { go: "into", option: everyoneElse };
};
