import type { SandboxState } from "../state.ts";
import { associateById } from "../world/lookup.ts";

/**
 * The signed-in user (superoffice-api.md A3). ASSUMED: what the sandbox does not have is 0, empty or absent, and the
 * functional right Flow administrator (G29) is spelled without a space.
 */
export function principal(state: SandboxState): unknown {
  const associate = associateById(state, state.user);
  return {
    UserType: associate?.Type ?? "Unknown",
    Associate: associate?.Name ?? "",
    AssociateId: state.user,
    IsPerson: true,
    PersonId: associate?.PersonId ?? 0,
    CountryId: 0,
    HomeCountryId: 0,
    ContactId: 0,
    GroupId: associate?.GroupIdx ?? 0,
    BusinessId: 0,
    CategoryId: 0,
    ContactOwner: 0,
    RoleId: 1,
    RoleName: "User level 0",
    RoleDescription: "",
    RoleType: "Employee",
    Licenses: [],
    FullName: associate?.FullName ?? "",
    EMailAddress: `${associate?.Name ?? ""}@example.com`,
    FunctionRights: ["FlowAdministrator"],
    EjUserId: associate?.EjUserId ?? 0,
    EjAccessLevel: 0,
    EjUserStatus: "StatusNormal",
    ProvidedCredentials: [],
    SecondaryGroups: [],
    DatabaseContextIdentifier: state.tenant,
  };
}
