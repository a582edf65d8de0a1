/**
 * Whether a request does what only users with the functional right Flow administrator may do (superoffice-api.md G3, G29).
 * ASSUMED: everything of the flow's agent that is not called Get or CreateDefault.
 */
export function needsFlowAdministrator(path: string): boolean {
  return /^\/v1\/Agents\/Workflow\/(?!Get|CreateDefault)/i.test(path);
}
