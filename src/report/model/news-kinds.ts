/** Of a flow whose status says so, in place of its flag: everybody is concerned, not some. */
export const ended = "ENDED";
/** Of flows that people leave on entering, in place of the flags: nobody is stopped or kept in this flow. */
export const leavesOthers = "LEAVES OTHERS";
export const staysInOthers = "STAYS IN OTHERS";

/** The words of risk of a flow. */
export type Flags = ReadonlySet<string>;

/** What words of risk say of a flow together. */
export interface Kind {
  /** The word that it is about; absent where it is about two. */
  readonly flag?: string;
  readonly holds: (flags: Flags) => boolean;
  readonly words: string;
  /** What it is called where it concerns nobody who is inside. */
  readonly later?: string;
}

const has = (flag: string, words: string): Kind => ({ flag, holds: (flags) => flags.has(flag), words });
/** What happens to some people, and the same of those who come later. */
const hasOfSome = (flag: string, words: string): Kind => ({
  ...has(flag, `Some people ${words}`),
  later: `Some who come later ${words}`,
});
/** One of several flags, without any of the others. */
const only = (flag: string, others: readonly string[], words: string): Kind => ({
  flag,
  holds: (flags) => flags.has(flag) && !others.some((other) => flags.has(other)),
  words,
});
/** More than one of several flags, or the one that says so. */
const mixed = (flag: string, others: readonly [string, string], words: string): Kind => ({
  flag,
  holds: (flags) => flags.has(flag) || others.every((other) => flags.has(other)),
  words,
});

/** Two flags without a third one, which would say it of both. */
const both = (flags: readonly [string, string], without: string, words: string): Kind => ({
  holds: (own) => flags.every((flag) => own.has(flag)) && !own.has(without),
  words,
});

/** What happens to those who come later alone; nobody does into a flow that is ended. */
const ofComing = (kind: Kind): Kind => ({
  holds: (flags) => kind.holds(flags) && !flags.has(ended),
  words: `Who comes later ${kind.words}`,
});

const otherAudience = "OTHER AUDIENCE";
const otherTime = "OTHER TIME";

/** What the words of risk say of a flow, gravest first. */
export const kinds: readonly Kind[] = [
  has("CONSENT OVERRIDE", "Mail is sent without asking for consent"),
  has("STARTS", "The flow STARTS"),
  has(ended, "The flow is ended"),
  hasOfSome("STOPS PEOPLE", "are stopped"),
  ofComing(only(leavesOthers, [staysInOthers], "leaves other flows")),
  ofComing(both([leavesOthers, staysInOthers], ended, "leaves some other flows and stays in some")),
  has("HOLDS PEOPLE", "The flow holds everybody where they are"),
  mixed(otherAudience, ["NEW AUDIENCE", "SMALLER AUDIENCE"], "The audience is another one"),
  only("NEW AUDIENCE", [otherAudience, "SMALLER AUDIENCE"], "New people can enter"),
  has("MORE OFTEN", "People can enter again"),
  hasOfSome("KEEPS PEOPLE", "stay who would have been stopped"),
  ofComing(only(staysInOthers, [leavesOthers], "stays in other flows")),
  has("MORE MAIL", "More mail"),
  has("MORE SMS", "More SMS"),
  has("OTHER MAILING", "Another mailing"),
  has("UNSUBSCRIBE LINK CHANGED", "The link to unsubscribe changes"),
  only("SMALLER AUDIENCE", [otherAudience, "NEW AUDIENCE"], "Fewer people can enter"),
  has("ONLY ONCE", "People can enter only once"),
  has("CONSENT COUNTS AGAIN", "Consent counts again"),
  has("LESS MAIL", "Less mail"),
  has("LESS SMS", "Less SMS"),
  hasOfSome("OTHER WAY", "go another way"),
  only("SOONER", ["LATER", otherTime], "Something comes sooner"),
  only("LATER", ["SOONER", otherTime], "Something comes later"),
  has(otherTime, "Something comes at another time"),
  both(["SOONER", "LATER"], otherTime, "Something comes sooner, something later"),
  has("LINK CHANGED", "A link changes"),
  has("TEXT ONLY", "Words change"),
];
