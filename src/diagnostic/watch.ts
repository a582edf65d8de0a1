import { error } from "./define.ts";

/** What can go wrong while somebody works with a report that follows the files. */

export const portUnavailable = error("FF890", "The port cannot be used", (port: number, reason: string) => ({
  detail: `Nothing can listen to port ${port} of this machine: ${reason}.`,
  fix: "Name another port, or leave --port out for any that is free.",
}));
