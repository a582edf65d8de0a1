import { workflowDefinitionStatuses } from "../model/enums.ts";
import type { Intent, Lease } from "../model/intent.ts";
import { checksum, toChain, trimToChecksum } from "./value-chain.ts";

/** What stands where an intent or a lease was; a value that is empty might not be kept. */
export const nothing = "-";

/**
 * An intent as values of the key store, in order. The first one is written last and has the checksum of all: an
 * intent of which only a part was written is none, and then nothing was sent to the flow either.
 */
export function intentToValues(intent: Intent): readonly string[] {
  const { kind, emailFlowId, before, wanted, pauses, afterwards, time, owner, name } = intent;
  const facts = [kind, emailFlowId, before, wanted, pauses ? "pauses" : "", afterwards, time];
  const text = [...facts, encodeURIComponent(owner), encodeURIComponent(name)].join(";");
  return toChain(`1;${checksum(text)};${text}`);
}

/** The reverse of `intentToValues`; undefined for one that is crossed out or was never whole. */
export function intentFromValues(key: string, values: readonly string[]): Intent | undefined {
  const [, sum = "", written = ""] = /^1;([0-9a-z]+);(.*)$/s.exec(values.join("")) ?? [];
  const parts = trimToChecksum(written, sum)?.split(";") ?? [];
  const [kind, emailFlowId, before, wanted, pauses, status, time, owner, name] = parts;
  const afterwards = workflowDefinitionStatuses.find((known) => known === status);
  if (name === undefined || owner === undefined || before === undefined || wanted === undefined) return undefined;
  if (afterwards === undefined || (kind !== "create" && kind !== "update")) return undefined;
  return {
    key,
    kind,
    name: decodeURIComponent(name),
    emailFlowId: Number(emailFlowId),
    before,
    wanted,
    pauses: pauses === "pauses",
    afterwards,
    owner: decodeURIComponent(owner),
    time: Number(time),
  };
}

/** A lease as one value. */
export function leaseToValue(lease: Lease | undefined): string {
  return lease === undefined ? nothing : `1;${lease.until};${encodeURIComponent(lease.owner)}`;
}

/** The reverse of `leaseToValue`; undefined when nobody holds it. */
export function leaseFromValue(value: string): Lease | undefined {
  const [, until, owner] = /^1;(\d+);(.+)$/.exec(value) ?? [];
  return owner === undefined ? undefined : { owner: decodeURIComponent(owner), until: Number(until) };
}
