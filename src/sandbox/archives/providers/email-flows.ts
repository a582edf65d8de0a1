import type { EmailFlow } from "../../../model/email-flow.ts";
import { storedFlows } from "../../workflow/flows.ts";
import type { Provider } from "../provider.ts";
import { flowColumns } from "./flow-columns.ts";
import { countFlows } from "./flow-counts.ts";

/** Every flow of the tenant. */
export const emailFlows: Provider = (state, use) =>
  use<EmailFlow>({
    entity: "emailflow",
    rows: () => storedFlows(state),
    columns: flowColumns(state, countFlows(state)),
    keyOf: ({ EmailFlowId }) => EmailFlowId,
  });
