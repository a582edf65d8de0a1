import type { Run } from "../pipeline/project.ts";
import type { FileSystem } from "../source/file-system.ts";

/** Where the backups of a target are, below the project: one folder for each apply, one file for each flow. */
export const backupsFolder = (target: string) => `.flowform/backups/${target}`;

/** Writes backups into one folder, named after the time of the run, to the millisecond, and the plan's digest. */
export function keepBackups(files: FileSystem, startedAt: number): Run["backUp"] {
  const time = new Date(startedAt).toISOString().replaceAll(/[:.]/g, "-");
  return (backup) => {
    const path = `${backupsFolder(backup.target)}/${time}-${backup.digest}/${encodeURIComponent(backup.key)}.json`;
    const { reason } = files.write(path, `${JSON.stringify(backup, null, 2)}\n`);
    return reason === undefined ? undefined : `${path}: ${reason}`;
  };
}
