import { addMember, removeMember } from "../memberships.ts";
import type { Perform, Visit } from "./outcome.ts";

const members = ({ step, instance }: Visit) =>
  [
    { list: "selection", id: Number(step.value.Selection), personId: instance.PersonId },
    { list: "project", id: Number(step.value.Project), personId: instance.PersonId },
  ] as const;

export const addToList: Perform = (visit) => {
  for (const member of members(visit)) addMember(visit.state, member);
  return { go: "on" };
};

export const removeFromList: Perform = (visit) => {
  for (const member of members(visit)) removeMember(visit.state, member);
  return { go: "on" };
};
