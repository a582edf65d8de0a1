/** How many flows may be active (running or paused) on a tenant, and how many are; or why nobody knows. */
export type Licence =
  | {
      readonly active: number;
      readonly maximum: number;
      /** The server's own word that no further flow can become active. */
      readonly isReached: boolean;
    }
  | { readonly why: string };
