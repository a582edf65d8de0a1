import { flowRightUnseen } from "../../diagnostic/doctor.ts";
import { type Check, failedBecause, found, ok, unknown } from "../check.ts";
import { readPrincipal } from "../principal.ts";

/** How the functional right Flow administrator is spelled is documented nowhere (superoffice-api.md G29). */
const isFlowAdministrator = (right: string) => /flow/i.test(right) && /admin/i.test(right);

/** Whether the user may change flows. */
export const rights: Check = {
  id: "rights",
  title: "Rights",
  async run({ connection }) {
    const { value: user, diagnostics } = await readPrincipal(connection);
    if (user === undefined) return failedBecause(diagnostics);
    const names = Array.isArray(user.FunctionRights) ? user.FunctionRights.map(String) : [];
    if (names.length === 0) return unknown("The target does not list the functional rights of the signed-in user.");
    const right = names.find(isFlowAdministrator);
    if (right === undefined) return found(flowRightUnseen(undefined, names.length));
    return ok(`The signed-in user has the functional right ${right}.`);
  },
};
