import { type FileLink, noLink } from "../report/markdown/addition.ts";
import type { CiContext } from "./context.ts";
import { webAddress } from "./web-address.ts";

/** Leads to the lines of a project's files as they are at a commit; to nothing where the host shows none. */
export function fileLinks(
  { pages }: Pick<CiContext, "pages">,
  { commit, folder }: { readonly commit: string; readonly folder: string },
): FileLink {
  if (pages.files === "" || !/^[0-9a-f]{7,64}$/.test(commit)) return noLink;
  const start = [commit, ...(folder === "." ? [] : folder.split("/"))];
  return (file, line) => {
    const address = webAddress(pages.files, [...start, ...file.split("/")]);
    // Both hosts show Markdown without its lines, unless they are asked for them.
    return address === "" ? "" : `${address}${/\.md$/i.test(file) ? "?plain=1" : ""}#L${line}`;
  };
}
