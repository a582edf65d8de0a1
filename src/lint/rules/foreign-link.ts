import * as lint from "../../diagnostic/lint.ts";
import type { Check } from "../rule.ts";
import { textsOf } from "../texts.ts";
import { topLevelDomains } from "../top-level-domains.ts";

/** What phones and mail programs make a link of: a scheme, `//host`, `www.host`, and a bare host with a path. */
const linkPattern =
  /(?:\b[a-z][a-z0-9+.-]{0,20}:\/\/|(?<![\w:/])\/\/(?=\w)|\bwww\.|(?<![\p{L}\p{N}@./:_-])(?=(?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}{2,20}\/))[^\s<>"'\])}]+/giu;

/** A host with nothing before and behind it: no mail address, no path, no part of a longer word. */
const barePattern =
  /(?<![\p{L}\p{N}@./:_+%-])(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.){1,8}(?:\p{L}{2,20}|xn--[a-z0-9-]{2,59})(?![\p{L}\p{N}@/_-]|\.[\p{L}\p{N}])/giu;
const mergeField = /\[\[[^[\]]*\]\]/g;

/** Hosts that are links to a mail program although nothing but their end says so. */
function bareHosts(text: string): readonly string[] {
  const found = text.replace(mergeField, "[]").match(barePattern) ?? [];
  return found.filter((host) => {
    const labels = host.toLowerCase().split(".");
    const [end = "", owner = ""] = labels.toReversed();
    return owner.length > 1 && (end.startsWith("xn--") || topLevelDomains.has(end));
  });
}

/** A link in a text of the flow to a host that flowform.yaml does not allow. */
export const foreignLink: Check = (flow, { allowedLinks }) => {
  if (allowedLinks === undefined) return [];
  return textsOf(flow).flatMap(({ text, pointer }) =>
    [...new Set([...(text.match(linkPattern) ?? []), ...bareHosts(text)])].flatMap((written) => {
      const link = written.replace(/[.,;:!?]+$/, "");
      const host = hostOf(link);
      if (host !== undefined && allowedLinks.some((allowed) => matchesHost(host, allowed))) return [];
      return [lint.foreignLink({ file: flow.file, pointer }, link, host ?? "a host that cannot be read")];
    }),
  );
};

function hostOf(link: string): string | undefined {
  const address = /^[a-z][a-z0-9+.-]*:/i.test(link) ? link : `https://${link.replace(/^\/\//, "")}`;
  return URL.canParse(address) ? new URL(address).hostname : undefined;
}

/** `example.com` is that host alone, `*.example.com` every host below it. */
function matchesHost(host: string, allowed: string): boolean {
  const wanted = allowed.toLowerCase();
  return wanted.startsWith("*.") ? host.endsWith(wanted.slice(1)) : host === wanted;
}
