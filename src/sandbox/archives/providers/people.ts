import type { Person } from "../../world/people.ts";
import { type Columns, column } from "../column.ts";

/** The columns of a person that another row points to, as far as the sandbox's people have them. */
export const personColumns: Columns<Person> = {
  personId: column("int", ({ PersonId }) => PersonId),
  firstName: column("string", ({ FirstName }) => FirstName),
  lastName: column("string", ({ LastName }) => LastName),
  fullName: column("string", ({ FirstName, LastName }) => `${FirstName} ${LastName}`),
  contactId: column("int", ({ ContactId }) => ContactId),
  "email/emailAddress": column("string", ({ Email }) => Email),
};
