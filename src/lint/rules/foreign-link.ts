import * as lint from "../../diagnostic/lint.ts";
import type { Check } from "../rule.ts";
import { textsOf } from "../texts.ts";

const linkPattern = /\b(?:https?:\/\/|www\.)[^\s<>"'\])}]+/gi;

/** A link in a text of the flow to a host that flowform.yaml does not allow. */
export const foreignLink: Check = (flow, { allowedLinks }) => {
  if (allowedLinks === undefined) return [];
  return textsOf(flow).flatMap(({ text, pointer }) =>
    [...new Set(text.match(linkPattern) ?? [])].flatMap((written) => {
      const link = written.replace(/[.,;:!?]+$/, "");
      const host = hostOf(link);
      if (host !== undefined && allowedLinks.some((allowed) => matchesHost(host, allowed))) return [];
      return [lint.foreignLink({ file: flow.file, pointer }, link, host ?? "a host that cannot be read")];
    }),
  );
};

function hostOf(link: string): string | undefined {
  const address = /^https?:/i.test(link) ? link : `https://${link}`;
  return URL.canParse(address) ? new URL(address).hostname : undefined;
}

/** `example.com` is that host alone, `*.example.com` every host below it. */
function matchesHost(host: string, allowed: string): boolean {
  const wanted = allowed.toLowerCase();
  return wanted.startsWith("*.") ? host.endsWith(wanted.slice(1)) : host === wanted;
}
