/** How many flows may be active (running or paused) on a tenant, and how many are. */
export interface LicenceCount {
  readonly active: number;
  readonly maximum: number;
  /** The server's own word that no further flow can become active. */
  readonly isReached: boolean;
}

/** The same, or why nobody knows. */
export type Licence = LicenceCount | { readonly why: string };

/** Whether `active` flows are all that may be. A maximum of nothing that is not reached is none (assumed, A30). */
export function isFull({ maximum, isReached }: LicenceCount, active: number): boolean {
  return (maximum > 0 || isReached) && active >= maximum;
}
