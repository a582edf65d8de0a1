import type { HttpRequest } from "../../src/model/http.ts";

/** What a request of an apply is for, in a word: the method, the status that is set, or the key that is written. */
export function purpose({ path, body }: HttpRequest): string {
  const method = /\/(\w+)(?:\?|$)/.exec(path)?.[1] ?? path;
  if (method === "SetStatusOnWorkflow") return JSON.parse(body).Status;
  if (method !== "SaveForeignKey") return method;
  const { Key, Value } = JSON.parse(body).ForeignKey;
  return `${Value === "-" ? "no " : ""}${Key.replace(/\/\d+$/, "")}`;
}
