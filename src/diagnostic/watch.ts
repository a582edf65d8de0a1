import { error, warning } from "./define.ts";

/** What can go wrong while somebody works with a report that follows the files. */

export const portUnavailable = error("FF890", "The port cannot be used", (port: number, reason: string) => ({
  detail: `Nothing can listen to port ${port} of this machine: ${reason}.`,
  fix: "Name another port, or leave --port out for any that is free.",
}));

export const unwatched = warning("FF891", "Changes in a folder are not noticed", (folder: string, reason: string) => ({
  detail: `The folder ${folder === "" ? "of the project" : folder} cannot be watched, and perhaps others: the system says ${reason}.`,
  fix: "Type r and Enter after a change there. Where the system allows too few watched folders, let it allow more (on Linux fs.inotify.max_user_watches).",
}));

export const projectGone = error("FF892", "The folder of the project is gone", (folder: string) => ({
  detail: `There is no folder ${folder} any more, so no file in it can be followed.`,
  fix: "Put it back where it was: it is looked for every second, and followed again. Ctrl-C ends watching.",
}));
