import type { Outcome } from "../diagnostic/diagnostic.ts";
import { visible } from "../diagnostic/frame.ts";
import { failure, success } from "../diagnostic/outcome.ts";
import { backupElsewhere, badBackup, noBackup, notInBackup } from "../diagnostic/way-back.ts";
import type { Backup } from "../model/backup.ts";
import type { BackupFile } from "../pipeline/plan-rollback.ts";
import type { FileSystem } from "../source/file-system.ts";
import { parseJson } from "../util/json.ts";
import { backupsFolder } from "./backups.ts";
import { decodeBackup } from "./decode-backup.ts";
import { sha256 } from "./sha256.ts";

/** Which backup is meant, of which project and target, and of which flows of it. */
export interface BackupChoice {
  /** "latest", the name of a folder of backups, or a path to one. */
  readonly backup: string;
  /** Keys; all flows of the backup when it is empty. */
  readonly flows: readonly string[];
  readonly project: string;
  readonly target: string;
  readonly url: string;
}

/** The backups of one apply, as they were written. */
export function readBackups(files: FileSystem, choice: BackupChoice): Outcome<readonly BackupFile[]> {
  const folder = folderOf(files, choice);
  if (folder.value === undefined) return folder;
  const names = backupsIn(files, folder.value);
  const read = names.map((name) => readBackup(files, `${folder.value}/${name}`, choice));
  const found = read.flatMap(({ value }) => value ?? []);
  const problems = read.flatMap(({ diagnostics }) => diagnostics);
  if (problems.length > 0) return failure(...problems);
  const { flows } = choice;
  const keys = new Set(found.map(({ backup }) => backup.key));
  const missing = flows.filter((key) => !keys.has(key));
  if (missing.length > 0)
    return failure(...missing.map((key) => notInBackup(undefined, visible(key), visible(folder.value), [...keys])));
  return success(found.filter(({ backup }) => flows.length === 0 || flows.includes(backup.key)));
}

const newest = 5;

function folderOf(files: FileSystem, { backup, target }: BackupChoice): Outcome<string> {
  const all = backupsFolder(target);
  // Their names begin with the time.
  const known = (files.list(all).value ?? [])
    .map(({ name }) => name)
    .filter((name) => backupsIn(files, `${all}/${name}`).length > 0)
    .sort()
    .reverse();
  const wanted = backup === "latest" ? known[0] : backup;
  const folder = wanted === undefined || wanted.includes("/") ? wanted : `${all}/${wanted}`;
  if (folder !== undefined && backupsIn(files, folder).length > 0) return success(folder);
  return failure(noBackup(undefined, visible(backup), visible(target), known.slice(0, newest)));
}

function backupsIn(files: FileSystem, folder: string): readonly string[] {
  const names = (files.list(folder).value ?? []).map(({ name }) => name);
  return names.filter((name) => name.endsWith(".json")).sort();
}

function readBackup(files: FileSystem, path: string, choice: BackupChoice): Outcome<BackupFile> {
  const { value: bytes, reason } = files.read(path);
  const read = bytes === undefined ? { why: reason } : decodeBackup(parseJson(new TextDecoder().decode(bytes)), sha256);
  if ("why" in read) return failure(badBackup(undefined, visible(path), read.why));
  const described = ({ project, target, url }: Pick<Backup, "project" | "target" | "url">) =>
    `project ${visible(project)} on ${visible(target)}${url === "" ? "" : ` (${visible(url)})`}`;
  const [was, is] = [described(read.backup), described(choice)];
  return was === is ? success({ path, ...read }) : failure(backupElsewhere(undefined, was, is));
}
