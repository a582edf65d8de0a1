/** Some people in a sentence. */
export interface Group {
  /** "12 people"; "12" after others were spoken of. */
  readonly who: string;
  readonly isFirst: boolean;
  /** "the 12 people inside": all that there are. */
  readonly everybody: string;
  readonly verb: (one: string, many: string) => string;
}

/** What is said of them, without its full stop. */
export type Phrase = (group: Group) => string;

/** So many people, as the first of a sentence or after others. */
export function groupOf(count: number, isFirst: boolean): Group {
  const noun = count === 1 ? " person" : " people";
  return {
    who: `${count}${isFirst ? noun : ""}`,
    isFirst,
    everybody: `the ${count}${noun} inside`,
    verb: count === 1 ? (one) => one : (_, many) => many,
  };
}
