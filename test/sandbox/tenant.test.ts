import { describe, expect, test } from "vitest";
import { openSandbox } from "./support.ts";

describe("what a tenant tells", () => {
  const { ask } = openSandbox();

  test("who is signed in", async () => {
    const { json } = await ask("GET /v1/User/currentPrincipal");
    expect(json).toMatchObject({
      Associate: "anna.berg",
      AssociateId: 10,
      FullName: "Anna Berg",
      UserType: "InternalAssociate",
      GroupId: 61,
      DatabaseContextIdentifier: "Cust00001",
    });
    expect((await ask("GET /v1/user/CURRENT")).json).toEqual(json);
  });

  test("its version, and what it has", async () => {
    expect((await ask("GET ")).json).toMatchObject({ NetServerVersion: expect.stringMatching(/^12\./) });
    expect((await ask("GET /v1")).json).toMatchObject({ "Agents/Workflow": "v1/Agents/Workflow" });
  });

  test("an address that does not exist is 404, a method that it does not have is 405", async () => {
    expect((await ask("GET /v1/Nothing")).status).toBe(404);
    expect((await ask("POST /v1/MDOList/form", {})).status).toBe(405);
  });
});

describe("folders", () => {
  test("come as a tree", async () => {
    const { ask } = openSandbox();
    const { json } = await ask("GET /v1/Hierarchy/EmailFlows");
    expect(json[0]).toMatchObject({
      Name: "Onboarding",
      Children: [{ Fullname: "Onboarding/Trials", ParentId: 19_000 }],
    });
    const roots = (await ask("POST /v1/Agents/List/GetAllInDomain", { Domain: "EmailFlows", Children: false })).json;
    expect(roots.map(({ Children }: { Children: unknown[] }) => Children.length)).toEqual(roots.map(() => 0));
    expect(roots).toHaveLength(6);
  });

  test("are found by their path; an unknown one is 404 in REST, null in the agent", async () => {
    const { ask } = openSandbox();
    expect((await ask("GET /v1/Hierarchy/EmailFlows/Customers/Renewals")).json).toMatchObject({ Name: "Renewals" });
    const missing = await ask("GET /v1/Hierarchy/EmailFlows/Customers/Nothing");
    expect(missing.status).toBe(404);
    const asked = { domain: "EmailFlows", path: "Customers/Nothing", children: true };
    expect(await ask("POST /v1/Agents/List/GetHierarchyFromPath", asked)).toEqual({ status: 200, json: null });
    const found = await ask("POST /v1/Agents/List/GetHierarchyFromPath", { ...asked, path: "customers" });
    expect(found.json).toMatchObject({ Name: "Customers", Children: [{ Name: "Renewals" }] });
    expect(
      (await ask(`POST /v1/Agents/List/GetHierarchyEntity?hierarchyEntityId=${found.json.HierarchyId}`)).json,
    ).toMatchObject({ Name: "Customers" });
  });

  test("are added, at the root and below another, and are then in the list", async () => {
    const { ask } = openSandbox();
    const add = "POST /v1/Agents/List/AddHierarchyToPath";
    const root = (await ask(add, { Domain: "EmailFlows", Path: "", Name: "Fairs" })).json;
    expect(root).toMatchObject({ Fullname: "Fairs", ParentId: 0, RegisteredAssociateId: 10 });
    const child = (await ask("POST /v1/Hierarchy/EmailFlows/Fairs", { Name: "Autumn" })).json;
    expect(child).toMatchObject({ Fullname: "Fairs/Autumn", ParentId: root.HierarchyId });
    expect((await ask("POST /v1/Hierarchy/EmailFlows/Fairs", "Autumn")).json).toEqual(child);
    const list = (await ask("GET /v1/MDOList/hierarchy?additional=domain%3DEmailFlows&flat=true")).json;
    expect(list.map(({ FullName }: { FullName: string }) => FullName)).toContain("Fairs/Autumn");
  });

  test.each([
    ["no name", { Domain: "EmailFlows", Path: "", Name: "" }],
    ["a name with a slash", { Domain: "EmailFlows", Path: "", Name: "a/b" }],
    ["a name of 129 characters", { Domain: "EmailFlows", Path: "", Name: "x".repeat(129) }],
    ["a parent that is not there", { Domain: "EmailFlows", Path: "Nowhere", Name: "a" }],
    ["an unknown domain", { Domain: "Nothing", Path: "", Name: "a" }],
  ])("%s is refused", async (_, body) => {
    const { ask, store } = openSandbox();
    const before = store.ids("hierarchy");
    const { status, json } = await ask("POST /v1/Agents/List/AddHierarchyToPath", body);
    expect([status, json.Error]).toEqual([400, true]);
    expect(store.ids("hierarchy")).toEqual(before);
  });
});
