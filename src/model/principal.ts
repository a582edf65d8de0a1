/** Who is signed in to a target; what the target does not tell is empty. */
export interface Principal {
  readonly login: string;
  readonly name: string;
  readonly email: string;
  /** The type of user in the API's words, such as InternalAssociate. */
  readonly kind: string;
  readonly role: string;
  readonly tenant: string;
  /** The functional rights, in the API's words. */
  readonly rights: readonly string[];
}
