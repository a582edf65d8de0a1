import type { Change } from "../../model/change.ts";
import type { Effect } from "../../model/people.ts";
import { concernsNobody } from "./effect-text.ts";
import type { ToldFlow } from "./told-flow.ts";

/**
 * Who is in the flows that change, and what it means for them as far as that is known for all of them; a number that
 * nobody knows is said to be not known. Without its full stop.
 */
export function insideText(told: readonly ToldFlow[]): string {
  const flows = told.map(({ flow }) => flow);
  const where = flows.length === 1 ? "it" : "them";
  if (flows.every(({ action }) => action === "create")) return `Nobody is in ${where} yet`;
  const asked = flows.flatMap(({ people }) => people ?? []);
  const known = asked.reduce((sum, { total }) => sum + (total ?? 0), 0);
  if (asked.length === 0) return `Who is in ${where} was not asked`;
  if (asked.some(({ total }) => total === null)) return `How many people are in ${where} now is not known`;
  if (known === 0) return `Nobody is in ${where} now`;
  const people = `${known === 1 ? "1 person is" : `${known} people are`} in ${where} now`;
  return `${people}${meaningFor(told, known)}`;
}

/** What it means for the people inside, who are so many. */
function meaningFor(told: readonly ToldFlow[], inside: number): string {
  const changes = told.flatMap(({ flow }) => (flow.people?.total === 0 ? [] : flow.changes));
  const ends = told.some(({ flow }) => flow.cancels !== null && flow.cancels > 0);
  if (!ends && changes.length > 0 && changes.every(concernsNobody))
    return inside === 1 ? " and not affected" : " and nobody of them is affected";
  const counts = told.map(({ lines }) => lines.filter(isMail).map(({ change }) => reached(change)));
  const all = counts.flat();
  if (all.length === 0 || all.some((count) => count === undefined)) return "";
  const most = counts.reduce((sum, own) => sum + Math.max(0, ...own.map((count) => count ?? 0)), 0);
  if (most === 0) return "";
  if (most === inside) return inside === 1 ? ", who will get other mail" : ", all of whom will get other mail";
  const isAll = counts.every((own) => own.length < 2) && !told.some(({ lines }) => lines.some(mayReachMore));
  return `, ${isAll ? "" : "at least "}${most} of whom will get other mail`;
}

const mail = /MORE MAIL|OTHER MAILING/;
const isMail = ({ flag }: ToldFlow["lines"][number]) => mail.test(flag);

const mayReachMore = (line: ToldFlow["lines"][number]) => isMail(line) && (line.change.effect?.perhaps ?? 0) > 0;

/** How many of the people inside are sure to come to it; undefined when that is not known of all of them. */
function reached({ effect = {} }: Change): number | undefined {
  const { ahead = 0, again = 0, unknown = 0 }: Effect = effect;
  return ahead === null || again === null || unknown !== 0 ? undefined : ahead + again;
}
