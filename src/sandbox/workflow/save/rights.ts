import { emailFlowProperties } from "../../../model/email-flow.ts";
import type { PropertyTable } from "../../../model/property.ts";

const fieldRight = { Mask: "FULL", Reason: "" };

function fieldProperties(table: PropertyTable) {
  const texts = Object.entries(table).flatMap(([name, { type }]) =>
    type.kind === "text" && type.maxLength !== undefined ? [{ name, length: type.maxLength }] : [],
  );
  return Object.fromEntries(
    texts.map(({ name, length }) => [
      name,
      { FieldRight: fieldRight, FieldType: "System.String", FieldLength: length },
    ]),
  );
}

/** Rights and lengths of a flow's fields, in the form of superoffice-api.md B3. */
export const flowRights = {
  TableRight: { Mask: "FULL", Reason: "" },
  FieldProperties: fieldProperties(emailFlowProperties),
};
