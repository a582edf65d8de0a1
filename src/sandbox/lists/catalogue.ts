import { fixedLists, rangedLists, sharedLists } from "../world/world.ts";
import { associates, serviceAssociates, visibleFor } from "./associates.ts";
import { categories } from "./categories.ts";
import { customerSegments } from "./customer-segments.ts";
import { enumerations } from "./enumerations.ts";
import { flows } from "./flows.ts";
import { folders } from "./folders.ts";
import type { List } from "./list.ts";
import { mergeTags } from "./merge-tags.ts";
import { restrictionOperators } from "./operators.ts";
import { saleStages, shipmentLinks, stored } from "./stored.ts";
import { timeZones, timeZonesIana, timeZonesWithCode } from "./time-zones.ts";

const plain = [
  ...Object.keys({ ...rangedLists, ...sharedLists, ...fixedLists }),
  "crmscript",
  "specifiedmailings",
  "appointmenttask",
  "project_new",
  "subscription",
  "persint",
  "perspos",
];

/** Every list of the sandbox by its name in lower case (superoffice-api.md E2). */
export const catalogue: Readonly<Record<string, List>> = {
  ...Object.fromEntries(plain.map((name) => [name, stored(name)])),
  ...enumerations,
  associate: associates,
  customersegment: customerSegments,
  ejcategory: categories,
  ejuser: associates,
  emailflow: flows,
  hierarchy: folders,
  mergetags: mergeTags,
  restrictionoperators: restrictionOperators,
  salestage: saleStages,
  serviceassociate: serviceAssociates,
  shipmentlinks: shipmentLinks,
  timezone: timeZones,
  timezoneiana: timeZonesIana,
  timezonewithcode: timeZonesWithCode,
  visiblefor: visibleFor,
};
