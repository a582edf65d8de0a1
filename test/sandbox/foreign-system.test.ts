import { describe, expect, test } from "vitest";
import { openSandbox } from "./support.ts";

const device = { ApplicationName: "flowform", DeviceName: "marketing", DeviceIdentifier: "marketing-2026" };

async function openKeys(options: Parameters<typeof openSandbox>[0] = {}) {
  const { ask, store } = openSandbox(options);
  const agent = (method: string, body?: unknown) => ask(`POST /v1/Agents/ForeignSystem/${method}`, body);
  await agent("SaveForeignAppEntity", { Name: "flowform" });
  await agent("AddDeviceByIdentifier", device);
  const save = (ForeignKey: object, where: object = device) => agent("SaveForeignKey", { ForeignKey, ...where });
  const all = async () => (await agent("GetDeviceKeysOnDeviceIdentifier", device)).json;
  return { agent, save, all, store };
}

/** Two keys whose places have the same FNV-1a hash. */
function collidingKeys(placeOf: (key: string) => string): readonly [string, string] {
  const seen = new Map<number, string>();
  for (let number = 0; ; number++) {
    const key = `key ${number}`;
    const hash = [...placeOf(key)].reduce(
      (sum, letter) => Math.imul(sum ^ letter.charCodeAt(0), 0x01000193),
      0x811c9dc5,
    );
    const before = seen.get(hash);
    if (before !== undefined) return [before, key];
    seen.set(hash, key);
  }
}

describe("applications and devices", () => {
  test("an application is made once and found by its name and its id", async () => {
    const { agent } = await openKeys();
    const app = (await agent("GetAppByName", { applicationName: "flowform" })).json;
    expect(app).toMatchObject({
      Name: "flowform",
      CreatedBy: { Name: "anna.berg" },
      CreatedDate: "2026-11-24T09:00:00Z",
      Devices: [{ Name: "marketing", DeviceIdentifier: "marketing-2026", ForeignAppId: app.ForeignAppId }],
    });
    expect((await agent("SaveForeignAppEntity", { Name: "flowform" })).json.ForeignAppId).toBe(app.ForeignAppId);
    expect((await agent(`GetForeignAppEntity?foreignAppEntityId=${app.ForeignAppId}`)).json).toEqual(app);
    expect((await agent("CreateDefaultForeignAppEntity")).json).toMatchObject({ ForeignAppId: 0, Devices: [] });
  });

  test("a device is added once; another identifier is another device", async () => {
    const { agent } = await openKeys();
    const again = (await agent("AddDeviceByIdentifier", device)).json;
    const other = (await agent("AddDeviceByIdentifier", { ...device, DeviceIdentifier: "b" })).json;
    expect(other.ForeignDeviceId).not.toBe(again.ForeignDeviceId);
    expect((await agent("GetApplicationDevices", device)).json).toHaveLength(2);
    expect((await agent("GetDeviceByIdentifier", { ...device, DeviceIdentifier: "b" })).json).toEqual(other);
    expect((await agent("GetDeviceByName", device)).json.ForeignDeviceId).toBe(again.ForeignDeviceId);
    expect((await agent(`GetForeignDevice?foreignDeviceId=${other.ForeignDeviceId}`)).json).toEqual(other);
  });

  test("a device is saved with its own id, under another name", async () => {
    const { agent } = await openKeys();
    const before = (await agent("GetDeviceByName", device)).json;
    const saved = await agent("SaveForeignDevice", {
      ForeignDevice: { ...before, Name: "sales" },
      ApplicationName: "flowform",
    });
    expect(saved.json).toMatchObject({ ForeignDeviceId: before.ForeignDeviceId, Name: "sales" });
    expect((await agent("SaveDeviceByIdentifier", { ...device, ForeignDevice: null })).json.Name).toBe("marketing");
  });

  test("what nobody made is null or nothing", async () => {
    const { agent } = await openKeys();
    const unknown = { ApplicationName: "other", DeviceName: "x", DeviceIdentifier: "y", KeyName: "k" };
    const methods = [
      "GetAppByName",
      "GetDeviceByName",
      "GetDeviceByIdentifier",
      "GetKey",
      "GetKeyValue",
      "GetKeyByValue",
    ];
    for (const method of methods) expect([method, (await agent(method, unknown)).json]).toEqual([method, null]);
    for (const method of [
      "GetApplicationDevices",
      "GetApplicationKeys",
      "GetDeviceKeys",
      "GetDeviceKeysOnDeviceIdentifier",
    ])
      expect([method, (await agent(method, unknown)).json]).toEqual([method, []]);
    expect((await agent("GetForeignAppEntity?foreignAppEntityId=1")).json).toBeNull();
    expect((await agent("DeleteForeignAppEntity?ForeignAppEntityId=1")).status).toBe(204);
  });

  test("a device takes its keys with it, and no other's", async () => {
    for (const [method, body] of [
      ["DeleteDeviceByIdentifier", device],
      ["DeleteForeignDevice", { ForeignDevice: { Name: "marketing", DeviceIdentifier: "marketing-2026" }, ...device }],
    ] as const) {
      const { agent, save, store } = await openKeys();
      const other = { ...device, DeviceIdentifier: "other" };
      await agent("AddDeviceByIdentifier", other);
      await save({ Key: "a", Value: "1" });
      await save({ Key: "a", Value: "2" }, other);
      expect((await agent(method, body)).status).toBe(204);
      expect((await agent("GetApplicationDevices", device)).json).toMatchObject([{ DeviceIdentifier: "other" }]);
      expect(store.rows("foreignkey")).toMatchObject([{ Value: "2" }]);
      expect(store.ids("foreignkey_place")).toHaveLength(1);
    }
  });

  test("an application takes its devices and keys with it, and no other's", async () => {
    const { agent, save, store } = await openKeys();
    await agent("SaveForeignAppEntity", { Name: "other" });
    const elsewhere = { ...device, ApplicationName: "other" };
    await agent("AddDeviceByIdentifier", elsewhere);
    await save({ Key: "a", Value: "1" });
    await save({ Key: "a", Value: "2" }, elsewhere);
    const { ForeignAppId } = (await agent("GetAppByName", device)).json;
    expect((await agent(`DeleteForeignAppEntity?ForeignAppEntityId=${ForeignAppId}`)).status).toBe(204);
    expect((await agent("GetAppByName", device)).json).toBeNull();
    expect(store.ids("foreignkey")).toHaveLength(1);
    expect((await agent("GetApplicationKeys", elsewhere)).json).toMatchObject([{ Value: "2" }]);
  });
});

describe("keys", () => {
  test("a key is kept with who wrote it and when, and answered without ids", async () => {
    const { save, all } = await openKeys();
    const saved = await save({ key: "welcome/0", value: "1;1000", recordId: 0, tableName: "" });
    expect(saved.json).toEqual({
      Key: "welcome/0",
      Value: "1;1000",
      TableName: "",
      RecordId: 0,
      CreatedDate: "2026-11-24T09:00:00Z",
      UpdatedDate: "2026-11-24T09:00:00Z",
      CreatedBy: "anna.berg",
      UpdatedBy: "anna.berg",
      TableRight: null,
      FieldProperties: {},
    });
    expect(await all()).toEqual([saved.json]);
  });

  test("saving again changes the value; another table or record is another key", async () => {
    const { save, all } = await openKeys();
    await save({ Key: "a", Value: "1" });
    await save({ Key: "a", Value: "2" });
    await save({ Key: "a", Value: "3", TableName: "workflow", RecordId: 20_000 });
    await save({ Key: "a", Value: "4", TableName: "Workflow", RecordId: 20_000 });
    await save({ Key: "a", Value: "5", TableName: "workflow", RecordId: 20_001 });
    expect((await all()).map(({ Value }: { Value: string }) => Value)).toEqual(["2", "4", "5"]);
  });

  test("keys are read by name, by value, by table and by record", async () => {
    const { agent, save } = await openKeys();
    await save({ Key: "a", Value: "1" });
    await save({ Key: "b", Value: "2", TableName: "person", RecordId: 30_000 });
    await save({ Key: "b", Value: "3", TableName: "person", RecordId: 30_001 });
    const on = (more: object) => ({ ...device, ...more });
    expect((await agent("GetKeyValue", on({ KeyName: "a" }))).json).toBe("1");
    expect(
      (await agent("GetKeyValueOnDeviceIdentifier", on({ KeyName: "b", TableName: "person", RecordId: 30_001 }))).json,
    ).toBe("3");
    expect((await agent("GetKey", on({ KeyName: "b", TableName: "person", RecordId: 1 }))).json).toBeNull();
    expect((await agent("GetKeyOnDeviceIdentifier", on({ KeyName: "a", DeviceIdentifier: "x" }))).json).toBeNull();
    expect((await agent("GetKeyByValue", on({ KeyName: "b", KeyValue: "3" }))).json.RecordId).toBe(30_001);
    expect((await agent("GetKeyByValueAndIdentifier", on({ KeyName: "b", KeyValue: "9" }))).json).toBeNull();
    expect((await agent("GetDeviceKeysOnDeviceIdentifierTable", on({ TableName: "person" }))).json).toHaveLength(2);
    const record = on({ TableName: "person", RecordId: 30_000 });
    expect((await agent("GetDeviceKeysOnDeviceIdentifierTableRecordId", record)).json).toHaveLength(1);
    expect((await agent("GetAllForeignKeysOnEntity", { EntityType: "person", EntityId: 30_000 })).json).toEqual({
      "flowform.marketing.b": "2",
    });
  });

  test.each([
    ["a blank table: all keys of the name", { TableName: "", RecordId: 0 }, ["other"]],
    ["a table: its keys of the name", { TableName: "person", RecordId: 0 }, ["none", "sale 5", "other"]],
    ["a table and a record: that key", { TableName: "person", RecordId: 2 }, ["none", "person 1", "sale 5", "other"]],
  ])("deleting with %s", async (_, where, left) => {
    for (const [method, name] of [
      ["DeleteForeignKeyOnName", { KeyName: "k" }],
      ["DeleteForeignKey", { ForeignKey: { Key: "k" } }],
    ] as const) {
      const { agent, save, all } = await openKeys();
      await save({ Key: "k", Value: "none" });
      await save({ Key: "k", Value: "person 1", TableName: "person", RecordId: 1 });
      await save({ Key: "k", Value: "person 2", TableName: "person", RecordId: 2 });
      await save({ Key: "k", Value: "sale 5", TableName: "sale", RecordId: 5 });
      await save({ Key: "m", Value: "other" });
      expect((await agent(method, { ...device, ...name, ...where })).status).toBe(204);
      expect((await all()).map(({ Value }: { Value: string }) => Value)).toEqual(left);
    }
  });

  test("a deleted key can be saved again", async () => {
    const { agent, save, all } = await openKeys();
    await save({ Key: "k", Value: "1" });
    await agent("DeleteForeignKeyOnName", { ...device, KeyName: "k" });
    await save({ Key: "k", Value: "2" });
    expect(await all()).toMatchObject([{ Key: "k", Value: "2" }]);
  });

  test("keys that fall on the same place of the index are kept apart", async () => {
    const { agent, save, all, store } = await openKeys();
    const [deviceId] = store.ids("foreigndevice");
    const [one, other] = collidingKeys((key) => `${deviceId}//0/${key}`);
    await save({ Key: one, Value: "1" });
    await save({ Key: other, Value: "2" });
    expect(store.ids("foreignkey_place")).toHaveLength(1);
    await save({ Key: other, Value: "3" });
    expect(await all()).toMatchObject([
      { Key: one, Value: "1" },
      { Key: other, Value: "3" },
    ]);
    await agent("DeleteForeignKeyOnName", { ...device, KeyName: one });
    await save({ Key: other, Value: "4" });
    expect(await all()).toMatchObject([{ Key: other, Value: "4" }]);
  });

  test("a key needs a device that is there, and a name", async () => {
    const { save } = await openKeys();
    expect((await save({ Key: "k", Value: "1" }, { ...device, DeviceIdentifier: "x" })).status).toBe(400);
    expect((await save({ Key: "", Value: "1" })).status).toBe(400);
  });

  test("the other way of A9: a key without a table is refused", async () => {
    const { save, all } = await openKeys({ otherwise: new Set(["A9"]) });
    expect((await save({ Key: "k", Value: "1" })).status).toBe(400);
    expect((await save({ Key: "k", Value: "1", TableName: "email_flow", RecordId: 1000 })).status).toBe(200);
    expect(await all()).toHaveLength(1);
  });
});

describe("the columns' lengths", () => {
  const text = (length: number) => "x".repeat(length);
  test.each([
    ["application", 254, "SaveForeignAppEntity", (value: string) => ({ Name: value })],
    ["device", 31, "AddDeviceByIdentifier", (value: string) => ({ ...device, DeviceName: value })],
    ["identifier", 239, "AddDeviceByIdentifier", (value: string) => ({ ...device, DeviceIdentifier: value })],
    ["key", 239, "SaveForeignKey", (value: string) => ({ ...device, ForeignKey: { Key: value, Value: "1" } })],
    ["value", 239, "AddForeignKey", (value: string) => ({ ...device, ForeignKey: { Key: "k", Value: value } })],
  ])("%s: %i characters fit, one more is 400", async (name, limit, method, body) => {
    const { agent } = await openKeys();
    expect((await agent(method, body(text(limit)))).status).toBe(200);
    const { status, json } = await agent(method, body(text(limit + 1)));
    expect(status).toBe(400);
    expect(json.Message).toBe(`The ${name} has ${limit + 1} characters; ${limit} are allowed.`);
  });
});
