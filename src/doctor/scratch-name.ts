const form = /^flowform probe (\d{4}-\d\d-\d\dT\d\d:\d\d)Z [0-9a-f]{8}(?: \d+)?$/;

/** Milliseconds after which nobody can be at work on scratch flows any more. */
const longestRun = 900_000;

/** The name of all scratch data of one run: what it is, since when, and a mark of its own. */
export function scratchNameOf(now: number, mark: string): string {
  return `flowform probe ${new Date(now).toISOString().slice(0, 16)}Z ${mark}`;
}

/** Whether a name is one that a probe gave: nothing else is ever taken for scratch data. */
export function isScratchName(name: string): boolean {
  return form.test(name);
}

/** Whether scratch data of this name was left behind by a run that cannot be going on. */
export function isLeftBehind(name: string, now: number): boolean {
  const began = Date.parse(`${form.exec(name)?.[1]}Z`);
  return now - began >= longestRun;
}
