import type { Intent } from "../../src/model/intent.ts";

/** The note of a run that is gone: it was about to make a flow of that name. */
export function leftNote(key: string, name: string): Intent {
  const nothing = { emailFlowId: 0, before: "", wanted: "", pauses: false, afterwards: "Stopped", newIds: {} } as const;
  return { key, kind: "create", name, ...nothing, owner: "gone/1/abc", time: 0 };
}
