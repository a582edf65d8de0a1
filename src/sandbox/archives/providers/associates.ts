import type { Associate } from "../../../model/record.ts";
import type { SandboxState } from "../../state.ts";
import { listItemById } from "../../world/lookup.ts";
import { type Columns, column, named } from "../column.ts";

const parts = (fullName: string) => fullName.split(" ");

/** The columns of a user that another row points to. */
export function associateColumns(state: SandboxState): Columns<Associate> {
  return {
    associateDbId: column("associate", ({ AssociateId }) => AssociateId),
    assocName: named("associate", { value: ({ Name }) => Name, id: ({ AssociateId }) => AssociateId }),
    userName: column("string", ({ UserName }) => UserName),
    fullName: column("string", ({ FullName }) => FullName),
    firstName: column("string", ({ FullName }) => parts(FullName)[0] ?? ""),
    lastName: column("string", ({ FullName }) => parts(FullName).slice(1).join(" ")),
    personId: column("int", ({ PersonId }) => PersonId),
    usergroupId: column("int", ({ GroupIdx }) => GroupIdx),
    usergroup: named("userGroup", {
      value: ({ GroupIdx }) => listItemById(state, "usergroup", GroupIdx)?.Name ?? "",
      id: ({ GroupIdx }) => GroupIdx,
    }),
    isActive: column("bool", ({ Deleted }) => !Deleted),
  };
}
