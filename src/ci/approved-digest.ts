import type { HostResult, ReviewHost } from "./host.ts";
import { markerIn } from "./marker.ts";
import { ownComments } from "./sticky-comment.ts";

/** What was approved by merging: the digest, or the reason why there is none. */
export type Approved = { readonly digest: string; readonly request: number } | { readonly why: string };

/**
 * The digest in the comment of the pull request that a commit came from. It counts when the comment is ours and speaks
 * of the very commit that was merged.
 */
export async function approvedDigest(
  host: ReviewHost,
  { commit, folder, target }: { readonly commit: string; readonly folder: string; readonly target: string },
): Promise<HostResult<Approved>> {
  const merged = await host.merged(commit);
  if ("failed" in merged) return merged;
  if (merged.value === undefined) return { value: { why: `Commit ${commit.slice(0, 7)} came by no pull request.` } };
  const { number: request, head } = merged.value;
  const found = await ownComments(host, { request, folder, target });
  if ("failed" in found) return found;
  const marker = found.value[0] === undefined ? undefined : markerIn(found.value[0].body, { folder, target });
  if (marker === undefined)
    return { value: { why: `Pull request ${request} has no comment with a plan for ${target}.` } };
  if (marker.commit !== head)
    return { value: { why: `The plan in pull request ${request} is not of its last commit, ${head.slice(0, 7)}.` } };
  if (marker.digest === "") return { value: { why: `The plan in pull request ${request} had no changes.` } };
  return { value: { digest: marker.digest, request } };
}
