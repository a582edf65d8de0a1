import type { HostComment, HostResult, ReviewHost } from "./host.ts";
import { stickyStart } from "./marker.ts";

/** What became of the sticky comment. */
export type CommentOutcome = "created" | "updated" | "same" | "none" | "superseded";

/** Which comment, and what it shall say. */
export interface Sticky {
  readonly request: number;
  readonly folder: string;
  readonly target: string;
  /** The commit that the text speaks of. */
  readonly commit: string;
  readonly body: string;
  /** False for a text that is only worth replacing another. */
  readonly create: boolean;
}

/**
 * Writes one comment per target and pull request: finds it by its first line and by our own author number on all pages,
 * changes it in place, and deletes nothing (reliability-and-review.md B5).
 */
export async function putComment(host: ReviewHost, sticky: Sticky): Promise<HostResult<CommentOutcome>> {
  const head = await host.head(sticky.request);
  if ("failed" in head) return head;
  if (head.value !== sticky.commit) return { value: "superseded" };
  const first = await put(host, sticky);
  // Somebody has deleted it between our reading and writing: look once more.
  return "failed" in first && first.failed.status === 404 ? put(host, sticky) : first;
}

async function put(host: ReviewHost, sticky: Sticky): Promise<HostResult<CommentOutcome>> {
  const found = await ownComments(host, sticky);
  if ("failed" in found) return found;
  const [oldest] = found.value;
  if (oldest === undefined) return sticky.create ? create(host, sticky) : { value: "none" };
  const retired = await retire(host, found.value.slice(1), sticky);
  if ("failed" in retired) return retired;
  if (plain(oldest.body) === plain(sticky.body)) return { value: "same" };
  const updated = await host.update(sticky.request, oldest.id, sticky.body);
  return "failed" in updated ? updated : { value: "updated" };
}

/** Two jobs may both have found none; then the older comment stays, and the other says where to look. */
async function create(host: ReviewHost, sticky: Sticky): Promise<HostResult<CommentOutcome>> {
  const created = await host.create(sticky.request, sticky.body);
  if ("failed" in created) return created;
  const found = await ownComments(host, sticky);
  if ("failed" in found) return found;
  const retired = await retire(host, found.value.slice(1), sticky);
  return "failed" in retired ? retired : { value: "created" };
}

/** Comments with our first line that we have written ourselves, oldest first. */
export async function ownComments(
  host: ReviewHost,
  { request, folder, target }: Pick<Sticky, "request" | "folder" | "target">,
): Promise<HostResult<readonly HostComment[]>> {
  const [author, comments] = await Promise.all([host.author(), host.comments(request)]);
  if ("failed" in author) return author;
  if ("failed" in comments) return comments;
  const start = stickyStart({ folder, target });
  const own = comments.value.filter((comment) => comment.author === author.value && comment.body.startsWith(start));
  return { value: own.toSorted((a, b) => a.id - b.id) };
}

const retiredBody = "The plan is in an older comment of this pull request, which is kept up to date.\n";

async function retire(
  host: ReviewHost,
  surplus: readonly HostComment[],
  { request }: Sticky,
): Promise<HostResult<undefined>> {
  for (const { id } of surplus) {
    const updated = await host.update(request, id, retiredBody);
    if ("failed" in updated && updated.failed.status !== 404) return updated;
  }
  return { value: undefined };
}

/**
 * Hosts may change line ends and cut the last ones off. Which run has made a comment is not what it says: two jobs of one
 * commit would write over each other for ever.
 */
function plain(body: string): string {
  return body.replaceAll("\r\n", "\n").replaceAll(runNumber, "$1").trimEnd();
}

const runNumber = /(\/actions\/runs\/|\/-\/jobs\/)\d+(?=\))/g;
