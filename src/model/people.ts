/** How many people are in a live flow, and at which step each of them stands; or why nobody knows. */
export type Participants =
  | {
      readonly total: number;
      /** Numbers of people by the server's id of the step that is carried out next for them. */
      readonly byStep: Readonly<Record<string, number>>;
    }
  | { readonly total: null; readonly why: string };

/** The same with the time of reading, ISO, UTC. */
export type People = Participants & { readonly readAt: string };

/**
 * What a change means for somebody who is in the flow now.
 *
 * - `here`: stands on the step that changes, or waits there.
 * - `ahead`: comes to it as it will be.
 * - `withNumber`: comes to it as it will be, and gets its SMS if they have a mobile number; else they leave there.
 * - `unlessLeaving`: comes to it as it will be, if they do not leave at a step before it.
 * - `unlessWaiting`: comes to it as it will be, if they do not wait for ever at a step before it.
 * - `perhaps`: comes to it as it will be, if a split leads there.
 * - `again`: has passed it and comes to it once more, because it moved.
 * - `perhapsAgain`: has passed it and may come to it once more: a split leads there, or they do not leave before,
 *   or there.
 * - `missed`: would have come to it, or could have, and does not any more.
 * - `untouched`: is not concerned, because it counts for people who enter later, or for nobody.
 * - `cancelled`: is thrown out for good.
 * - `unknown`: nobody can say, for example because the step on which they stand is removed as well.
 * - `past`: is past it, or on another branch.
 */
export const fates = [
  "here",
  "ahead",
  "withNumber",
  "unlessLeaving",
  "unlessWaiting",
  "perhaps",
  "again",
  "perhapsAgain",
  "missed",
  "untouched",
  "cancelled",
  "unknown",
  "past",
] as const;

export type Fate = (typeof fates)[number];

/** The people inside by what a change means for them; nobody is left out. null: some, and nobody knows how many. */
export type Effect = Readonly<Partial<Record<Fate, number | null>>>;
