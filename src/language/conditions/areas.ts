/**
 * How it is known that a place offers an area of columns: from SuperOffice's own example, from its user guide, or
 * concluded from how things are named. No source says it of the API (superoffice-conditions.md D.3, D.5).
 */
export type Evidence = "example" | "guide" | "inferred";

/** A kind of record that columns tell about: what it is, and what their names begin with. */
export interface Area {
  readonly about: string;
  readonly prefix: string;
}

/** Every area of the provider for persons (superoffice-conditions.md D.6). */
export const areas = {
  people: { about: "the person and the company", prefix: "" },
  request: { about: "the request", prefix: "request/" },
  sale: { about: "the sale", prefix: "sale/" },
  projectMembers: { about: "the project", prefix: "projectMembers/" },
  linkClicked: { about: "the clicked link", prefix: "linkClicked/" },
  formSubmission: { about: "the submitted form", prefix: "formSubmission/" },
  chatSession: { about: "the chat", prefix: "chatSession/" },
  personAppointment: { about: "the follow-up", prefix: "personAppointment/" },
  appointment: { about: "follow-ups of the company", prefix: "appointment/" },
  document: { about: "documents", prefix: "document/" },
  workflowInstance: { about: "other flows of the person", prefix: "workflowInstance/" },
} as const satisfies Readonly<Record<string, Area>>;

export type AreaName = keyof typeof areas;

const names = Object.keys(areas) as readonly AreaName[];

/** The area that a column belongs to; what no prefix claims is about the person and the company. */
export function areaOf(column: string): AreaName {
  const name = column.toLowerCase();
  return names.find((area) => area !== "people" && name.startsWith(areas[area].prefix.toLowerCase())) ?? "people";
}

/** An area that a place offers, and how that is known. */
export interface Offer {
  readonly area: AreaName;
  readonly evidence: Evidence;
}

/** What a place offers. An empty list means that nobody says anything, so that nothing can be out of place. */
export type Offers = readonly Offer[];

export function offers(area: AreaName, evidence: Evidence): Offers {
  return [{ area, evidence }];
}

export const nothingKnown: Offers = [];

/**
 * The criteria of Find Contact, as the user guide says of filters and splits. Its provider has every area, but the
 * guide shows only persons and companies (superoffice-conditions.md D.2, D.5).
 */
export const findContact: Offers = names.map((area) => ({
  area,
  evidence: area === "people" ? "guide" : "inferred",
}));
