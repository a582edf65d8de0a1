import type { SandboxState } from "../state.ts";

/** What people can be members of. */
export type MemberList = "selection" | "project";

const tableOf = (list: MemberList, id: number) => `${list}_member:${id}`;

export function isMember(state: SandboxState, member: { list: MemberList; id: number; personId: number }): boolean {
  return state.store.get(tableOf(member.list, member.id), member.personId) !== undefined;
}

/** Makes a person a member; id 0 is no list, so nothing happens. */
export function addMember(state: SandboxState, member: { list: MemberList; id: number; personId: number }): void {
  if (member.id !== 0) state.store.put(tableOf(member.list, member.id), member.personId, { PersonId: member.personId });
}

export function removeMember(state: SandboxState, member: { list: MemberList; id: number; personId: number }): void {
  state.store.remove(tableOf(member.list, member.id), member.personId);
}
