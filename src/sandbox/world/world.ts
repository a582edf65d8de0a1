/**
 * The names of the sandbox's world, as a marketing team would have them. Rows are only ever added at the end of their
 * table, for their ids follow from their places. All people and companies are invented.
 */

/** User name, full name, group. */
export const associates = [
  ["anna.berg", "Anna Berg", "Marketing"],
  ["lars.holm", "Lars Holm", "Sales"],
  ["ingrid.vik", "Ingrid Vik", "Support"],
  ["oskar.lind", "Oskar Lind", "Sales"],
  ["mette.dahl", "Mette Dahl", "Marketing"],
  ["jonas.ek", "Jonas Ek", "Management"],
  ["sofia.moen", "Sofia Moen", "Support"],
  ["erik.nystrom", "Erik Nyström", "Sales"],
] as const;

export const userGroups = ["Sales", "Marketing", "Support", "Management"] as const;

/** Each mailing with its tracked links; a link's name is unique in its mailing. */
export const mailings: Readonly<Record<string, readonly string[]>> = {
  "Welcome to your trial": ["Book a demo", "Read more", "Talk to us"],
  "Getting started in five steps": ["Read more", "See the recording"],
  "Tips for your first week": ["Read more", "Talk to us"],
  "Your trial ends soon": ["Book a demo", "Talk to us"],
  "Welcome to Example": ["Read more", "Download the guide"],
  "Meet your team": ["Talk to us"],
  "Webinar invitation": ["Register", "Read more"],
  "Webinar confirmation": ["Read more"],
  "Webinar reminder one day": ["Talk to us"],
  "Webinar reminder one hour": ["Talk to us"],
  "Webinar recording": ["See the recording", "Book a demo"],
  "We miss you": ["Read more", "Talk to us"],
  "Come back offer": ["Talk to us", "Book a demo"],
  "Case study: logistics": ["Read more", "Book a demo"],
  "Case study: retail": ["Read more", "Book a demo"],
  "Guide: choosing a CRM": ["Download the guide", "Book a demo"],
  "Event invitation": ["Register", "Read more"],
  "Event ticket": ["Read more"],
  "Event thank you": ["See the recording", "Read more"],
  "Renewal in 60 days": ["Renew now", "Talk to us"],
  "Renewal in 14 days": ["Renew now", "Talk to us"],
  "Renewal thank you": ["Read more"],
  "Request received": ["Read more"],
  "How did we do?": ["Talk to us"],
  "Sale lost follow-up": ["Talk to us", "Read more"],
  "Stay in touch?": ["Keep me subscribed", "Read more"],
  "Consent confirmed": ["Read more"],
  "VIP welcome": ["Talk to us"],
  "VIP event invitation": ["Register", "Talk to us"],
};

/** Lists whose ids start in a range of their own (id-ranges.ts). */
export const rangedLists = {
  usergroup: userGroups,
  selection: [
    "Competitors",
    "Do not contact",
    "VIP customers",
    "Newsletter readers",
    "Customers up for renewal",
    "Inactive customers",
    "Webinar registrants",
    "Lost sales",
    "Partners",
    "Employees",
  ],
  project: [
    "Trial customers",
    "Spring webinar 2027",
    "Autumn conference 2026",
    "Onboarding programme",
    "VIP programme",
    "Win-back campaign",
  ],
  form: [
    "Trial signup",
    "Webinar registration",
    "Event sign-up",
    "Newsletter sign-up",
    "Contact us",
    "Customer survey",
    "Consent renewal",
    "Demo request",
  ],
  attachment: ["Event map.pdf", "Price list.pdf"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Each script with its unique identifier. */
export const scripts = {
  "Score lead": "score-lead",
  "Sync to billing": "sync-to-billing",
  "Create invoice draft": "create-invoice-draft",
} as const;

/** Lists that share one range of ids: twenty for each, in the order of this table. */
export const sharedLists: Readonly<Record<string, readonly string[]>> = {
  shipmenttype: ["Newsletter", "Product news", "Events", "Customer information"],
  tickettype: ["Question", "Complaint", "Order"],
  ejcategory: ["Support", "Support/Billing", "Sales", "Marketing"],
  ticketpriority: ["Low", "Medium", "High"],
  ticketticketstatus: ["Open", "Closed", "Waiting for customer"],
  saletype: ["New sale", "Renewal", "Upsell"],
  salestage: ["Lead", "Qualified", "Proposal", "Negotiation"],
  currency: ["NOK", "SEK", "EUR", "USD"],
  source: ["Web", "Event", "Referral", "Campaign"],
  task: ["Phone - Out", "Phone - In", "Meeting", "E-mail", "To do"],
  category: ["Prospect", "Customer", "Partner", "Competitor"],
  business: ["Retail", "Logistics", "Industry", "Finance", "Public sector", "IT", "Consulting"],
  country: ["Norway", "Sweden", "Denmark", "Finland", "United Kingdom", "Germany", "Netherlands", "USA"],
  position: ["Managing director", "Marketing manager", "Sales manager", "IT manager"],
  leadstatus: ["New", "Marketing qualified", "Sales qualified", "Unqualified"],
  interest: ["Events", "Guides", "Product news"],
  chattopic: ["Sales", "Prices", "Support"],
};

/** The stages that each type of sale goes through; a stage is one row, whatever the types that have it. */
export const stagesOfSaleTypes: Readonly<Record<string, readonly string[]>> = {
  "New sale": ["Lead", "Qualified", "Proposal", "Negotiation"],
  Renewal: ["Proposal", "Negotiation"],
  Upsell: ["Qualified", "Proposal", "Negotiation"],
};

/** Lists whose ids are the same on every tenant. */
export const fixedLists: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  ticketslevel: { 0: "Unknown", 1: "Internal", 2: "External" },
  consentpurpose: { 1: "Store and process data", 2: "E-marketing" },
  legalbase: { 1: "Legitimate interest", 2: "Consent", 3: "Contract" },
  consentsource: { 1: "Web form", 2: "Phone", 3: "E-mail", 4: "Meeting" },
};

/** Folders of flows by their path; a folder stands after the one that it is in. */
export const folders = [
  "Onboarding",
  "Onboarding/Trials",
  "Events",
  "Nurturing",
  "Customers",
  "Customers/Renewals",
  "Service",
  "Reminders",
] as const;

/** IANA name, name on the screen, location code, cities, number of the country (ISO 3166). */
export const timeZones = [
  ["Europe/Oslo", "Norway", "NO", "Oslo", 578],
  ["Europe/Stockholm", "Sweden", "SE", "Stockholm", 752],
  ["Europe/London", "United Kingdom", "GB", "London", 826],
  ["Europe/Copenhagen", "Denmark", "DK", "Copenhagen", 208],
  ["Europe/Helsinki", "Finland", "FI", "Helsinki", 246],
  ["America/New_York", "USA - Eastern", "US-NY", "New York", 840],
] as const;

export const firstNames =
  "Ada Birk Cecilie Dag Elin Frode Gry Håkon Ida Jens Kaja Leif Maja Nils Oda Petter Ragna Sander Tuva Ulrik Vilde Ylva Åse Øystein".split(
    " ",
  );

export const lastNames =
  "Aasen Bakke Dalgaard Eklund Fossum Granlund Haugen Iversen Johansson Kvist Lindqvist Myhre Nordahl Olsvik Persson Rasmussen Solheim Tangen Ulvestad Wikström".split(
    " ",
  );

export const companies = [
  "Nordlys Frakt",
  "Havn og Sønn",
  "Fjellvik Handel",
  "Lindgren Logistik",
  "Østby Regnskap",
  "Skagen Seafood",
  "Bergtatt Media",
  "Tundra Systems",
  "Aurora Retail",
  "Kanal Consulting",
] as const;
