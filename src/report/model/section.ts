/** What a change means for people, gravest first (reliability-and-review.md B4). */
export const sections = ["WHO", "WHEN", "WHAT", "PATH", "LABEL"] as const;

export type Section = (typeof sections)[number];
