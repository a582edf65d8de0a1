import { describe, expect, test } from "vitest";
import { workflowStepTypes } from "../../src/model/enums.ts";
import { openSandbox } from "./support.ts";

const { ask } = openSandbox();

interface Item {
  readonly Id: number;
  readonly Name: string;
  readonly FullName: string;
  readonly Type: string;
  readonly ExtraInfo: string;
  readonly ChildItems: readonly Item[];
}

const list = async (path: string): Promise<readonly Item[]> => (await ask(`GET /v1/MDOList/${path}`)).json;
const names = async (path: string) => (await list(path)).map(({ Name }) => Name);
const idOf = async (path: string, name: string) => (await list(path)).find(({ Name }) => Name === name)?.Id;

describe("a list", () => {
  test("has whole carriers", async () => {
    expect((await list("tickettype"))[0]).toEqual({
      Id: 120,
      Name: "Question",
      ToolTip: "Question",
      Deleted: false,
      Rank: 1,
      Type: "",
      ChildItems: [],
      IconHint: "",
      ColorBlock: 0,
      ExtraInfo: "",
      StyleHint: "",
      FullName: "Question",
      TableRight: null,
      FieldProperties: {},
    });
  });

  test.each([
    ["selection", "VIP customers"],
    ["project", "Trial customers"],
    ["project_new", "Trial customers"],
    ["shipmenttype", "Newsletter"],
    ["subscription", "Newsletter"],
    ["specifiedmailings", "Case study: logistics"],
    ["form", "Trial signup"],
    ["attachment", "Price list.pdf"],
    ["usergroup", "Marketing"],
    ["ticketticketstatus", "Waiting for customer"],
    ["ticketpriority", "Medium"],
    ["saletype", "Renewal"],
    ["currency", "NOK"],
    ["source", "Campaign"],
    ["task", "Phone - Out"],
    ["appointmenttask", "Phone - Out"],
    ["category", "Prospect"],
    ["business", "Retail"],
    ["country", "Norway"],
    ["position", "Managing director"],
    ["leadstatus", "Marketing qualified"],
  ])("%s has %s", async (name, row) => {
    expect(await names(name)).toContain(row);
  });

  test("is found whatever the letter case of its name, and is 404 when nobody knows it", async () => {
    expect(await names("SaleType")).toEqual(["New sale", "Renewal", "Upsell"]);
    const unknown = await ask("GET /v1/MDOList/nothing");
    expect(unknown.status).toBe(404);
    expect(unknown.json).toMatchObject({ Error: true, ErrorType: "SoNotFoundException" });
    expect((await ask("GET /v1/MDOList/constructor")).status).toBe(404);
  });

  test("is searched by a part of the name", async () => {
    expect(await names("specifiedmailings?query=webinar%20rem")).toEqual([
      "Webinar reminder one day",
      "Webinar reminder one hour",
    ]);
  });

  test("keeps the ids that are the same everywhere", async () => {
    expect(await idOf("ticketslevel", "Internal")).toBe(1);
    expect(await idOf("consentpurpose", "E-marketing")).toBe(2);
    expect(await idOf("legalbase", "Consent")).toBe(2);
    expect(await idOf("consentsource", "E-mail")).toBe(3);
  });
});

describe("lists of their own kind", () => {
  test("users are named by their user name and have the person's name as full name", async () => {
    expect((await list("associate"))[0]).toMatchObject({ Id: 10, Name: "anna.berg", FullName: "Anna Berg" });
    expect(await list("associate")).toHaveLength(8);
  });

  test("service users have the two default rows only when they are asked for", async () => {
    expect(await list("serviceassociate")).toHaveLength(8);
    expect((await list("serviceassociate?additional=IncludeDefaultItems")).slice(0, 2)).toMatchObject([
      { Id: 2_147_483_647, Name: "autoAssign" },
      { Id: 0, Name: "unassigned" },
    ]);
    expect(await list("serviceassociate?additional=IncludeDefaultItems%3Dfalse")).toHaveLength(8);
  });

  test("visibility: groups are below zero, everybody is the least number", async () => {
    const ids = (await list("visiblefor")).map(({ Id }) => Id);
    expect(ids[0]).toBe(-2_147_483_648);
    expect(ids).toContain(10);
    expect(ids).toContain(-61);
  });

  test("folders and request categories are trees with paths, or flat", async () => {
    const [onboarding] = await list("hierarchy?additional=domain%3DEmailFlows%26fullname%3DTrue");
    expect(onboarding).toMatchObject({
      Name: "Onboarding",
      ChildItems: [{ Name: "Trials", FullName: "Onboarding/Trials" }],
    });
    expect(await names("hierarchy?additional=domain%3DScripts")).toEqual([]);
    expect((await list("ejcategory"))[0]).toMatchObject({ Name: "Support", ChildItems: [{ Name: "Billing" }] });
    const flat = await list("ejcategory?flat=true");
    expect(flat.map(({ FullName }) => FullName)).toEqual(["Support", "Support/Billing", "Sales", "Marketing"]);
    expect(flat.every(({ ChildItems }) => ChildItems.length === 0)).toBe(true);
  });

  test("links are those of one mailing, and their names are unique in it", async () => {
    for (const { Id } of await list("specifiedmailings")) {
      const links = await names(
        `shipmentlinks?additional=${encodeURIComponent(`local=true&global=true&shipmentId=${Id}`)}`,
      );
      expect(links.length).toBeGreaterThan(0);
      expect(new Set(links).size).toBe(links.length);
    }
    const [invitation] = (await list("specifiedmailings")).filter(({ Name }) => Name === "Webinar invitation");
    expect(await names(`shipmentlinks?additional=shipmentId%3D${invitation?.Id}`)).toEqual(["Register", "Read more"]);
  });

  test("stages are those of one type of sale, and each name is one row among all of them", async () => {
    const renewal = await idOf("saletype", "Renewal");
    expect(await names(`salestage?additional=SaleTypeID%3D${renewal}`)).toEqual([
      "Proposal",
      "Negotiation",
      "Sold",
      "Lost",
    ]);
    const all = await names("salestage");
    expect(all).toEqual(["Lead", "Qualified", "Proposal", "Negotiation", "Sold", "Lost"]);
    expect(await idOf("salestage", "Sold")).toBe(-2);
  });

  test("time zones carry their IANA name in the extra information", async () => {
    const zones = await list("timezoneiana");
    expect(zones.map(({ ExtraInfo }) => ExtraInfo.split(",")[2])).toContain("America/New_York");
    expect(zones[0]).toMatchObject({ Name: "Norway", ExtraInfo: "578,NO,Europe/Oslo" });
    expect((await list("timezonewithcode"))[0]).toMatchObject({ Name: "Norway (NO)" });
    expect((await list("timezone")).map(({ Id }) => Id)).toEqual(zones.map(({ Id }) => Id));
  });

  test("operators are those of the restriction type", async () => {
    expect((await list("restrictionoperators?additional=bool")).map(({ Type }) => Type)).toContain("set");
    expect(await list("restrictionOperators?additional=positiveString")).toContainEqual(
      expect.objectContaining({ Type: "begins", ExtraInfo: "W" }),
    );
    expect(await list("restrictionoperators?additional=nothing")).toEqual([]);
  });

  test("enums have the numbers of their values", async () => {
    expect(await names("workflowsteptype")).toEqual(workflowStepTypes);
    expect(await idOf("workflowsteptype", "DistributeToOwner")).toBe(15);
    expect(await idOf("workflowtriggertype", "PersonCreated")).toBe(1);
    expect(await idOf("workflowtimewaitintervaltype", "Minutes")).toBe(2);
    expect(await names("workflowtimewaitalgorithm")).toEqual(["NumIntervals", "UntilSpecified"]);
  });
});

describe("the other ways to ask", () => {
  const agent = (method: string, body: unknown) => ask(`POST /v1/Agents/MDO/${method}`, body);

  test("the agent takes names of any letter case, as the official client sends them", async () => {
    const stages = await agent("GetList", { name: "salestage", additionalInfo: "SaleTypeID=0", forceFlatList: true });
    expect(stages.json).toHaveLength(6);
    expect((await agent("GetSimpleList", { Name: "ejcategory" })).json).toHaveLength(4);
    expect((await agent("GetListWithRestriction", { Name: "form", SearchValue: "sign" })).json).toHaveLength(3);
  });

  test("one row by its id, null when there is none", async () => {
    expect((await agent("GetListItem", { ListName: "currency", Id: 240 })).json).toMatchObject({ Name: "NOK" });
    expect((await agent("GetListItem", { ListName: "currency", Id: 1 })).json).toBeNull();
  });

  test("the names of all lists", async () => {
    const all = (await ask("GET /v1/MDOList")).json;
    expect(all).toEqual((await agent("GetListNames", {})).json);
    for (const name of all) expect((await ask(`GET /v1/MDOList/${name}`)).status).toBe(200);
  });

  test("rows to choose from", async () => {
    expect((await list("form/selectable"))[0]).toMatchObject({ Name: "Trial signup", Selected: false });
  });
});
