/** Whom a plan cancels for good, all its flows together, and which number somebody has named for them; 0 for none. */
export interface Cancelled {
  readonly total: number;
  readonly named: number;
}

/** That another number was named; nothing where none was. */
export function namedOther({ total, named }: Cancelled): string {
  return named === 0 ? "" : ` --cancel-people says ${named}, and this plan cancels ${total}.`;
}

/** How to say that it is meant; `people` are those of one flow. */
export function nameThem(people: number, { total }: Cancelled): string {
  const all = total === people ? "" : ", which is the number for all flows that this plan ends";
  return `If that is meant, say so with --cancel-people ${total}${all}.`;
}
