import { randomBytes } from "node:crypto";

/** Secrets that were given out, each good for a while. */
export interface Sessions {
  readonly issue: (facts?: Readonly<Record<string, string>>) => string;
  /** What was noted with a secret that is still good; with a sliding end, using it makes it last. */
  readonly find: (secret: string) => Readonly<Record<string, string>> | undefined;
  readonly end: (secret: string) => void;
}

interface Session {
  readonly facts: Readonly<Record<string, string>>;
  ends: number;
}

/** Sessions of one kind, kept in memory: whoever serves the sandbox anew signs in anew. */
export function createSessions(
  now: () => Date,
  { prefix, lasts, slides = false }: { readonly prefix: string; readonly lasts: number; readonly slides?: boolean },
): Sessions {
  const sessions = new Map<string, Session>();
  return {
    issue(facts = {}) {
      const secret = `${prefix}${randomBytes(24).toString("base64url")}`;
      sessions.set(secret, { facts, ends: now().getTime() + lasts });
      return secret;
    },
    find(secret) {
      const session = sessions.get(secret);
      if (session === undefined || session.ends <= now().getTime()) return undefined;
      if (slides) session.ends = now().getTime() + lasts;
      return session.facts;
    },
    end: (secret) => void sessions.delete(secret),
  };
}
