import { type Intent, type Lease, type Unreadable, unreadable } from "../model/intent.ts";
import { checkedIntent, checkedLease } from "./checked-intent.ts";
import { checksum, toChain, trimToChecksum } from "./value-chain.ts";

/** What stands where an intent or a lease was; a value that is empty might not be kept. */
export const nothing = "-";

/**
 * An intent as values of the key store, in order. The first one is written last and has the checksum of all: an
 * intent of which only a part was written is none, and then nothing was sent to the flow either.
 */
export function intentToValues(intent: Intent): readonly string[] {
  const { kind, emailFlowId, before, wanted, pauses, afterwards, time, owner, name, newIds } = intent;
  const facts = [kind, emailFlowId, before, wanted, pauses ? "pauses" : "", afterwards, time];
  const places = Object.entries(newIds).map(([id, place]) => `${encodeURIComponent(id)}=${place}`);
  const text = [...facts, encodeURIComponent(owner), encodeURIComponent(name), places.join(" ")].join(";");
  return toChain(`1;${checksum(text)};${text}`);
}

/**
 * The reverse of `intentToValues`; undefined for one that is crossed out or was never whole. Whatever else stands there
 * may be the note of a flow that is paused: it is not taken for nothing.
 */
export function intentFromValues(key: string, values: readonly string[]): Intent | Unreadable | undefined {
  const [first = ""] = values;
  if (first === "" || first === nothing) return undefined;
  const [, sum, written = ""] = /^1;([0-9a-z]+);(.*)$/s.exec(values.join("")) ?? [];
  if (sum === undefined) return unreadable;
  const text = trimToChecksum(written, sum);
  return text === undefined ? undefined : (intentFromText(key, text) ?? unreadable);
}

function intentFromText(key: string, text: string): Intent | undefined {
  const [kind, emailFlowId, before, wanted, pauses, afterwards, time, owner, name, places = ""] = text.split(";");
  return checkedIntent(key, {
    kind,
    emailFlowId: numberOf(emailFlowId),
    before,
    wanted,
    pauses: pauses === "pauses",
    afterwards,
    time: numberOf(time),
    owner: decoded(owner),
    name: decoded(name),
    newIds: placesFrom(places),
  });
}

function placesFrom(text: string): Readonly<Record<string, unknown>> {
  const entries = text === "" ? [] : text.split(" ").map((entry) => entry.split("="));
  return Object.fromEntries(entries.map(([id, place]) => [decoded(id) ?? "", numberOf(place)]));
}

const numberOf = (text = "") => (/^\d+$/.test(text) ? Number(text) : undefined);

function decoded(text: string | undefined): string | undefined {
  try {
    return text === undefined ? undefined : decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** A lease as one value. */
export function leaseToValue(lease: Lease | undefined): string {
  return lease === undefined ? nothing : `1;${lease.until};${encodeURIComponent(lease.owner)}`;
}

/** The reverse of `leaseToValue`; undefined when nobody holds it. */
export function leaseFromValue(value: string): Lease | Unreadable | undefined {
  if (value === "" || value === nothing) return undefined;
  const [, until, owner] = /^1;(\d+);(.+)$/.exec(value) ?? [];
  return checkedLease({ owner: decoded(owner), until: numberOf(until) }) ?? unreadable;
}
