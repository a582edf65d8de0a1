import { error, warning } from "./define.ts";

/** What can go wrong with the files of a project before anybody reads a flow. */

export const unreadableFile = error("FF001", "A file cannot be read", (path: string, reason: string, fix?: string) => ({
  detail: `${path}: ${reason}.`,
  fix: fix ?? "Check that it exists and that you may read it.",
}));

export const unmergedFile = error("FF747", "A file holds a merge that was not made", (path: string, line: number) => ({
  detail: `${path}, line ${line}: git has left both sides of a merge there, and only one of them may be right.`,
  fix: "Keep the lines that speak of flows as they are on the target, and take away those that git wrote (<<<<<<<, =======, >>>>>>>). The last line of a flow counts.",
}));

export const linkedFolder = error("FF748", "A folder with flows is a link", (path: string) => ({
  detail: `${path} leads to a folder with flow files, and links to folders are not followed: its flows would count as gone.`,
  fix: "Put the folder itself there, or links to the single files.",
}));

/** What helps where a project has no flows yet. */
export const firstFlow = 'Run "flowform init" for a first one, or correct the folder in flowform.yaml.';

export const noFlows = warning("FF002", "There are no flows here", (folder: string) => ({
  detail: `${folder} holds no file whose name ends in .flow.yaml.`,
  fix: firstFlow,
}));

export const emptyFile = error("FF003", "The file is empty", () => ({
  detail: "A flow file needs at least a key, a name and steps.",
  fix: 'Write the flow, or delete the file. "flowform init" shows a small one.',
}));

export const fileTooLarge = error("FF004", "The file is too large", (bytes: number, limit: number) => ({
  detail: `It has ${bytes} bytes; a flow file has at most ${limit}.`,
  fix: "Keep long texts in files beside the flow: text: { file: texts/reminder.txt }.",
}));

export const notUtf8 = error("FF005", "The file is not UTF-8 text", () => ({
  detail: "Some of its bytes are not UTF-8.",
  fix: "Save it again with the encoding UTF-8.",
}));

export const textFileOutside = error("FF006", "A text file lies outside the project", (path: string) => ({
  detail: `${path} leads out of the project, where other people's files and secrets are.`,
  fix: "Copy the text into a file beside the flow and name it relative to the flow.",
}));

export const textFileKind = error("FF007", "A text file has an unexpected type", (path: string) => ({
  detail: `${path} is not a .txt, .md or .html file.`,
  fix: "Rename the file, or write the text here.",
}));

export const unknownTarget = error("FF008", "The target is not known", (name: string, known: readonly string[]) => ({
  detail: `flowform.yaml names no target "${name}".`,
  fix:
    known.length === 0
      ? "Add it under targets:, or leave --target out to use the sandbox."
      : `Use one of ${known.join(", ")}.`,
}));

export const damagedStore = error("FF011", "The sandbox's store cannot be read", (path: string) => ({
  detail: `${path} holds something that no sandbox has written.`,
  fix: "Name another file, or delete this one to begin with a new sandbox.",
}));

export const fileExists = error("FF009", "A file is there already", (path: string) => ({
  detail: `${path} exists and would be overwritten.`,
  fix: "Move it away first, or work with the one that is there.",
}));

export const unwritableFile = error("FF010", "A file cannot be written", (path: string, reason: string) => ({
  detail: `${path}: ${reason}.`,
  fix: "Check the folder and its rights, or choose another place.",
}));

export const outputLost = error("FF587", "The output could not be written", (code: string) => ({
  detail: `Standard output cannot be written: the system says ${code}. What the command has done is done.`,
  fix: "Make room, and run it again to see what there is; applying again says what is applied already, and does nothing twice.",
}));

export const noConfigurationFolder = error("FF012", "There is no folder to keep the sign-in in", () => ({
  detail: "Neither XDG_CONFIG_HOME nor HOME names a folder of yours.",
  fix: "Set HOME, or sign in with the secrets of a system user (docs/targets.md).",
}));

export const sharedMemory = error(
  "FF749",
  "Two targets have the same bindingsFile",
  (path: string, targets: readonly [string, string]) => ({
    detail: `${path} is named by ${targets[0]} and ${targets[1]}, which are two places: the flows of one would be taken for those with the same numbers in the other.`,
    fix: "Give each target a file of its own. Of a file that both have used already, begin a new one for each: flows are found by their names again.",
  }),
);

export const unclearTarget = error(
  "FF013",
  "A target does not say clearly where it is",
  (name: string, why: string) => ({
    detail: `The target "${name}" has ${why}.`,
    fix: "Give it tenant: and environment: for a tenant of SuperOffice, or url: for an installation of your own.",
  }),
);
