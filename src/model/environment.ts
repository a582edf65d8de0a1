/** Where a tenant lives: one of SuperOffice's environments, or a sandbox that is served on this machine. */
export type Environment = "sod" | "qaonline" | "online" | `http://${string}`;
