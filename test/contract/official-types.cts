/** The types of the official client; CommonJS, as the client is, so that they are found. */
export type * from "@superoffice/webapi";
