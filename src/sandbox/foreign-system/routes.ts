import type { Handler, Routes } from "../state.ts";
import * as applications from "./applications.ts";
import * as devices from "./devices.ts";
import * as keys from "./keys.ts";

/** DOCUMENTED: the methods of the agent, their parameters and answers (superoffice-api.md F). */
const methods: Readonly<Record<string, Handler>> = {
  AddDeviceByIdentifier: devices.addDevice,
  AddForeignKey: keys.saveKey,
  CreateDefaultForeignAppEntity: applications.createDefaultApp,
  DeleteDeviceByIdentifier: devices.deleteDeviceByIdentifier,
  DeleteForeignAppEntity: applications.deleteApp,
  DeleteForeignDevice: devices.deleteDevice,
  DeleteForeignKey: keys.deleteKey,
  DeleteForeignKeyOnName: keys.deleteKeyOnName,
  GetAllForeignKeysOnEntity: keys.getAllForeignKeysOnEntity,
  GetAppByName: applications.getAppByName,
  GetApplicationDevices: applications.getAppDevices,
  GetApplicationKeys: applications.getAppKeys,
  GetDeviceByIdentifier: devices.getDeviceByIdentifier,
  GetDeviceByName: devices.getDeviceByName,
  GetDeviceKeys: keys.getDeviceKeys,
  GetDeviceKeysOnDeviceIdentifier: keys.getDeviceKeysOnDeviceIdentifier,
  GetDeviceKeysOnDeviceIdentifierTable: keys.getDeviceKeysOnDeviceIdentifier,
  GetDeviceKeysOnDeviceIdentifierTableRecordId: keys.getDeviceKeysOnDeviceIdentifier,
  GetForeignAppEntity: applications.getApp,
  GetForeignDevice: devices.getDevice,
  GetKey: keys.getKey,
  GetKeyByValue: keys.getKeyByValue,
  GetKeyByValueAndIdentifier: keys.getKeyByValueAndIdentifier,
  GetKeyOnDeviceIdentifier: keys.getKeyOnDeviceIdentifier,
  GetKeyValue: keys.getKeyValue,
  GetKeyValueOnDeviceIdentifier: keys.getKeyValueOnDeviceIdentifier,
  SaveDeviceByIdentifier: devices.saveDeviceByIdentifier,
  SaveForeignAppEntity: applications.saveApp,
  SaveForeignDevice: devices.saveDevice,
  SaveForeignKey: keys.saveKey,
};

export const foreignSystemRoutes: Routes = Object.fromEntries(
  Object.entries(methods).map(([name, handler]) => [`POST /v1/Agents/ForeignSystem/${name}`, handler]),
);
