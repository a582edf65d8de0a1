import { dirname, resolve } from "node:path";
import { configFile, standardConfig } from "../../config/config.ts";
import { failure } from "../../diagnostic/outcome.ts";
import { projectGone, unwatched } from "../../diagnostic/watch.ts";
import { diagnosticsText } from "../../report/diagnostic-text.ts";
import { plainPalette } from "../../report/palette.ts";
import type { Io } from "../io.ts";
import { createNodeFileSystem } from "../node-file-system.ts";
import { projectRoot } from "../open-project.ts";
import { fileStamp } from "./file-stamp.ts";
import { folderMark } from "./folder-mark.ts";
import type { PlanSession } from "./open-session.ts";
import { createRunQueue, type RunQueue } from "./run-queue.ts";
import type { Screen } from "./screen.ts";
import { watchFolders } from "./watch-folders.ts";

const flowName = /\.flow\.ya?ml$/i;

interface Following {
  readonly session: PlanSession;
  readonly screen: Screen;
  readonly io: Io;
}

/**
 * Plans as soon as everything is watched and after every change, until somebody ends it. Editors write in many ways: in pieces, or a new file
 * that takes the place of the old; each ends in a run that sees the last state.
 */
export async function followProject({ session, screen, io }: Following): Promise<void> {
  const root = projectRoot(io.cwd);
  const files = createNodeFileSystem(root);
  const hasConfig = () => files.size(configFile).value !== undefined;
  let whole = false;
  const answered = new Map<string, string>();
  const stampOf = (path: string) => fileStamp(resolve(root, path));
  /** The system tells of one save late, or more than once, also when it has been answered already. */
  const isOther = (path: string) => answered.get(path) !== stampOf(path);
  /** Without its folder nothing is planned, and nothing is written there. */
  const plan: PlanSession["plan"] = async () =>
    folderMark(root) === undefined ? failure(projectGone(undefined, root)) : session.plan();
  const queue = createRunQueue(async (changed) => {
    const before = session.hidden();
    if (changed.includes(before.store ?? "")) session.forgetTarget();
    const isWhole = whole;
    whole = false;
    // As they are before the run: what is saved during it is another save, and has an answer of its own.
    const stamps = changed.map((path) => [path, stampOf(path)] as const);
    const isShown = await planAndShow({ session: { ...session, plan }, screen, io }, queue, {
      isWhole,
      isAsked: isWhole || changed.some(isOther),
    });
    for (const [path, stamp] of [...(isShown ? session.stampsWhenRead : []), ...stamps]) answered.set(path, stamp);
    const isMoved = Object.values(session.hidden()).join() !== Object.values(before).join();
    if (isMoved || changed.includes(configFile)) folders.lookAgain();
  });
  const folders = watchFolders({
    root,
    isWatched: (folder) =>
      isOpen(folder, hasConfig()) || hiddenPaths(session).some((path) => path.startsWith(`${folder}/`)),
    heard: (path) => {
      if (isInput(path, session)) queue.changed(path, (files.size(path).value ?? 0) > 0);
    },
    failed: sayOnce(io),
    rootIsGone: () => {
      session.forgetTarget();
      queue.now();
    },
    ready: () => {
      if (!queue.isDue()) queue.now();
    },
  });
  const stopListening = io.onLine((line) => {
    if (line !== "r") return;
    session.forgetTarget();
    whole = true;
    queue.now();
  });
  await Promise.race([io.stopped(), io.unread()]);
  stopListening();
  folders.close();
  await queue.end();
}

interface Wanted {
  /** All of the plan, not only what is different. */
  readonly isWhole: boolean;
  /** Somebody has saved a file or asked; else only what is new is shown. */
  readonly isAsked: boolean;
}

/** Whether anything was shown. */
async function planAndShow({ session, screen, io }: Following, queue: RunQueue, wanted: Wanted): Promise<boolean> {
  const plan = async () => {
    const begin = io.clock.now();
    const planned = await session.plan();
    return { planned, begin, duration: io.clock.now() - begin, whole: wanted.isWhole };
  };
  const first = await plan();
  // A file that was half written when it was read: the next run is due and sees all of it.
  if (first.planned.value === undefined && queue.isDue()) return false;
  const isShown = wanted.isAsked || screen.isNews(first.planned);
  if (isShown) screen.show(first);
  if (!session.isOld()) return isShown;
  session.forgetTarget();
  const again = await plan();
  const isNews = screen.isNews(again.planned);
  if (isNews) screen.show(again);
  return isShown || isNews;
}

const hiddenPaths = (session: PlanSession): readonly string[] => Object.values(session.hidden());

/**
 * Folders that are looked at whether or not anything in them was used before. Without flowform.yaml this may be any folder
 * of the machine, such as a home: only what a project without it consists of is watched.
 */
function isOpen(folder: string, hasConfig: boolean): boolean {
  if (!hasConfig && folder !== "" && folder.split("/")[0] !== standardConfig.flows) return false;
  return !folder.split("/").some((name) => name.startsWith(".") || name === "node_modules");
}

/** A file that the last run read, or one of that kind which is new. */
function isInput(path: string, session: PlanSession): boolean {
  if (path === configFile || session.wasAsked(path) || path === session.hidden().store) return true;
  return flowName.test(path) && foldersOf(path).some(session.wasAsked);
}

/** The folders that a file is in, the nearest one first. */
function foldersOf(path: string): readonly string[] {
  const folder = dirname(path);
  return folder === path ? [] : [folder, ...foldersOf(folder)];
}

/** One folder that cannot be watched is told of; what keeps it from that keeps many others. */
function sayOnce(io: Io): (folder: string, reason: string) => void {
  let said = false;
  return (folder, reason) => {
    if (!said) io.err(diagnosticsText([unwatched(undefined, folder, reason)], plainPalette));
    said = true;
  };
}
