import { type Associate, type HierarchyEntity, noAssociate, noFolder, noTimeZone } from "../../model/record.ts";
import { firstId } from "../id-ranges.ts";
import { isoText } from "../iso-text.ts";
import type { SandboxState } from "../state.ts";
import type { Store } from "../store.ts";
import { type ListRow, tableOf } from "./list-row.ts";
import { peopleOf } from "./people.ts";
import {
  associates,
  fixedLists,
  folders,
  mailings,
  rangedLists,
  scripts,
  sharedLists,
  stagesOfSaleTypes,
  timeZones,
  userGroups,
} from "./world.ts";

/** How many ids each of the shared lists has. */
const idsPerList = 20;

/** Fills an empty store with the world of a seed; a store that has rows is left as it is. */
export function seedWorld(state: SandboxState, seed: number): void {
  const { store } = state;
  if (store.ids("associate").length > 0) return;
  seedAssociates(store);
  for (const [list, names] of Object.entries(rangedLists))
    putRows(store, list, rowsFrom(firstId[list as keyof typeof rangedLists], names));
  for (const [index, [list, names]] of Object.entries(sharedLists).entries())
    putRows(store, list, rowsFrom(firstId.list + index * idsPerList, names));
  for (const [list, names] of Object.entries(fixedLists))
    putRows(
      store,
      list,
      Object.entries(names).map(([id, name], index) => row(Number(id), name, index)),
    );
  seedTree(store);
  seedStages(store);
  seedScripts(store);
  seedMailings(store);
  seedFolders(state);
  seedTimeZones(store);
  for (const person of peopleOf(seed)) store.put("person", person.PersonId, { ...person });
}

const row = (id: number, name: string, index: number): ListRow => ({ Id: id, Name: name, Rank: index + 1 });

const rowsFrom = (first: number, names: readonly string[]) =>
  names.map((name, index) => row(first + index, name, index));

function putRows(store: Store, list: string, rows: readonly ListRow[]): void {
  for (const each of rows) store.put(tableOf(list), each.Id, each);
}

function rowsOf(store: Store, list: string): readonly ListRow[] {
  return store.rows(tableOf(list)) as readonly ListRow[];
}

function seedAssociates(store: Store): void {
  for (const [index, [name, fullName, group]] of associates.entries()) {
    const id = firstId.associate + index;
    const associate: Associate = {
      ...noAssociate,
      AssociateId: id,
      Name: name,
      PersonId: firstId.person - associates.length + index,
      Rank: index + 1,
      Tooltip: fullName,
      Type: "InternalAssociate",
      GroupIdx: firstId.usergroup + userGroups.indexOf(group),
      FullName: fullName,
      FormalName: fullName,
      EjUserId: id,
      UserName: name,
    };
    store.put("associate", id, { ...associate });
  }
}

/** Turns paths into names below their parents. */
function seedTree(store: Store): void {
  const rows = rowsOf(store, "ejcategory");
  const placed = rows.map(({ Name, ...rest }): ListRow => {
    const end = Name.lastIndexOf("/");
    const parent = rows.find((other) => other.Name === Name.slice(0, Math.max(0, end)));
    return {
      ...rest,
      Name: Name.slice(end + 1),
      FullName: Name,
      ...(parent === undefined ? {} : { Owners: [parent.Id] }),
    };
  });
  putRows(store, "ejcategory", placed);
}

function seedStages(store: Store): void {
  const types = rowsOf(store, "saletype");
  const stages = rowsOf(store, "salestage").map((stage) => ({
    ...stage,
    Owners: types.filter((type) => stagesOfSaleTypes[type.Name]?.includes(stage.Name)).map((type) => type.Id),
  }));
  putRows(store, "salestage", stages);
}

function seedScripts(store: Store): void {
  const rows = Object.entries(scripts).map(([name, identifier], index) => ({
    ...row(firstId.script + index, name, index),
    ExtraInfo: identifier,
  }));
  putRows(store, "crmscript", rows);
}

function seedMailings(store: Store): void {
  const shipments = rowsFrom(firstId.shipment, Object.keys(mailings));
  const links = shipments.flatMap((shipment) =>
    (mailings[shipment.Name] ?? []).map((name) => ({ name, Owners: [shipment.Id] })),
  );
  putRows(store, "specifiedmailings", shipments);
  putRows(
    store,
    "shipmentlinks",
    links.map(({ name, Owners }, index) => ({ ...row(firstId.link + index, name, index), Owners })),
  );
}

function seedFolders({ store, now, user }: SandboxState): void {
  const ids = new Map<string, number>();
  for (const path of folders) {
    const id = store.nextId("hierarchy", firstId.hierarchy);
    const end = path.lastIndexOf("/");
    const folder: HierarchyEntity = {
      ...noFolder,
      HierarchyId: id,
      Name: path.slice(end + 1),
      Fullname: path,
      ParentId: ids.get(path.slice(0, Math.max(0, end))) ?? 0,
      Registered: isoText(now()),
      RegisteredAssociateId: user,
    };
    store.put("hierarchy", id, { ...folder });
    ids.set(path, id);
  }
}

/** A row holds the carrier and, beside it, the zone's IANA name. */
function seedTimeZones(store: Store): void {
  const first = firstId.list + Object.keys(sharedLists).length * idsPerList;
  for (const [index, [zone, name, code, cities, country]] of timeZones.entries()) {
    const carrier = {
      ...noTimeZone,
      TZLocationID: first + index,
      Name: name,
      TZLocationCode: code,
      TZLocationCities: cities,
      IsoNumber: country,
    };
    store.put("timezone", first + index, { carrier, zone });
  }
}
