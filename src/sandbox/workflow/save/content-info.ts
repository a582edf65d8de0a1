import type { EmailFlow } from "../../../model/email-flow.ts";
import type { WorkflowContentType } from "../../../model/enums.ts";
import { nodesOf } from "../../../model/node.ts";
import type { Json } from "../../../util/json.ts";

/** The properties that name content, and which kind they name. */
const contentProperties = {
  ShipmentId: "Message",
  FormId: "Form",
  LinkId: "Link",
} as const satisfies Readonly<Record<string, WorkflowContentType>>;

/** The mailings, forms and links that a flow uses, each once. ASSUMED: nobody documents how this list is made. */
export function contentInfo(flow: EmailFlow): Json {
  const used = nodesOf(flow).flatMap(({ value }) =>
    Object.entries(contentProperties).flatMap(([property, type]) => {
      const id = Number(value[property] ?? 0);
      return id > 0 ? [{ type, id }] : [];
    }),
  );
  const once = new Map(used.map((content) => [`${content.type} ${content.id}`, content]));
  return [...once.values()].map(({ type, id }) => ({
    WorkflowContentType: type,
    Id: id,
    Actions: false,
    TableRight: null,
    FieldProperties: {},
  }));
}
