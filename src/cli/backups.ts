import type { Backup, SavedBackup } from "../model/backup.ts";
import type { Run } from "../pipeline/project.ts";
import type { FileSystem } from "../source/file-system.ts";
import { checksum } from "../util/checksum.ts";
import { sha256 } from "./sha256.ts";

/** Where the backups of a target are, below the project: one folder for each apply, one file for each flow. */
export const backupsFolder = (target: string) => `.flowform/backups/${target}`;

/** Writes backups into one folder, named after the time of the run, to the millisecond, and the plan's digest. */
export function keepBackups(files: FileSystem, startedAt: number): Pick<Run, "backUp" | "dropBackup"> {
  const time = new Date(startedAt).toISOString().replaceAll(/[:.]/g, "-");
  const folderOf = ({ target, digest }: Backup) => `${backupsFolder(target)}/${time}-${digest}`;
  const pathOf = (backup: Backup) => `${folderOf(backup)}/${encodeURIComponent(backup.key)}.json`;
  return {
    backUp: (backup) => {
      const saved: SavedBackup = { ...backup, checksum: checksum({ ...backup }, sha256) };
      const { reason } = files.write(pathOf(backup), `${JSON.stringify(saved, null, 2)}\n`);
      return reason === undefined ? undefined : `${pathOf(backup)}: ${reason}`;
    },
    // Rolling back tells of one that cannot be removed that nothing differs from it; a folder with others in it stays.
    dropBackup: (backup) => {
      files.remove(pathOf(backup));
      files.remove(folderOf(backup));
    },
  };
}
