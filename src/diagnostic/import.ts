import { didYouMean, error, warning } from "./define.ts";

/** What importing live flows may refuse; whenever one of these is found, nothing was written. */

const listed = (names: readonly string[]) => names.join(", ");
/** The command that imports every flow but one. */
export const without = (id: number): string => `flowform import --all --except ${id}`;
const flowText = (name: string, id: number) => `"${name}" (flow ${id})`;

export const unknownLiveFlow = error(
  "FF810",
  "There is no such live flow",
  (wanted: string, near: readonly string[]) => ({
    detail: `The target has no flow with the name or id "${wanted}".`,
    fix:
      didYouMean(near) || "Write its name as SuperOffice shows it, or its id. Without names, --all imports every flow.",
  }),
);

export const nameOrId = error(
  "FF586",
  "A number is both a name and an id",
  (facts: { wanted: string; named: number; numbered: string }) => ({
    detail: `"${facts.wanted}" is the name of flow ${facts.named}, and the id of ${flowText(facts.numbered, Number(facts.wanted))}.`,
    fix: `Write id:${facts.wanted} for the flow with this id, or id:${facts.named} for the one with this name.`,
  }),
);

export const sharedName = error(
  "FF811",
  "Two live flows have one name",
  (flows: readonly { readonly name: string; readonly emailFlowId: number }[]) => ({
    detail: `${flows.map(({ name, emailFlowId }) => flowText(name, emailFlowId)).join(" and ")} have one name, for letter case and spaces at the ends do not count; in a project each name belongs to one flow.`,
    fix: `Rename all but one of them in SuperOffice, or import the one that you mean by its id: flowform import ${flows[0]?.emailFlowId}`,
  }),
);

export const nameInProject = error(
  "FF812",
  "The project has another flow of this name",
  (facts: { name: string; id: number; file: string }) => ({
    detail: `${flowText(facts.name, facts.id)} would be the second flow of this name; ${facts.file} has the first.`,
    fix: "Rename one of the two, in SuperOffice or in the file.",
  }),
);

export const otherProjects = error(
  "FF813",
  "A live flow is managed by another project",
  (facts: { name: string; id: number; project: string }) => ({
    detail: `${flowText(facts.name, facts.id)} belongs to the project "${facts.project}"; two projects would undo each other's changes.`,
    fix: "Change it there, or remove its file from that project first.",
  }),
);

export const goneMeanwhile = error("FF814", "A live flow is listed but cannot be read", (name: string, id: number) => ({
  detail: `${flowText(name, id)} is in the list of flows, and reading it gives nothing.`,
  fix: `Import again; if it stays so, open the flow in SuperOffice, or import the others: ${without(id)}`,
}));

export const changedMeanwhile = error(
  "FF815",
  "A live flow changed while it was imported",
  (name: string, id: number) => ({
    detail: `${flowText(name, id)} was read twice, and the second time it was another.`,
    fix: "Import again when nobody is working on it.",
  }),
);

export const notExpressible = error(
  "FF816",
  "A live flow has something that no file can say",
  (facts: { name: string; id: number; properties: readonly string[] }) => ({
    detail: `${flowText(facts.name, facts.id)}: ${facts.properties.join("; ")}.`,
    fix: `Change these in SuperOffice and import again, or leave this flow out (${without(facts.id)}); please report it, for a file should be able to say everything.`,
  }),
);

export const notAllowed = error(
  "FF817",
  "A live flow would make a file that is not allowed",
  (facts: { name: string; id: number; problems: readonly string[] }) => ({
    detail: `${flowText(facts.name, facts.id)}: ${facts.problems.join(" ")}`,
    fix: `Correct it in SuperOffice and import again, or leave this flow out: ${without(facts.id)}`,
  }),
);

export const notRemembered = error(
  "FF818",
  "The imported flows could not be remembered",
  (name: string, why: string) => ({
    detail: `Writing down which live flow "${name}" is failed (${why}). The files were taken away again.`,
    fix: "Import again. If it is refused again, flowform doctor tells whether the key store of SuperOffice may be used; where it may not, a file of the project does: bindingsFile of the target in flowform.yaml.",
  }),
);

export const otherNameInList = error(
  "FF573",
  "The list of flows has another name for a flow",
  (facts: { id: number; listed: string; name: string }) => ({
    detail: `Flow ${facts.id} is "${facts.listed}" in the list of flows and "${facts.name}" when it is read, twice.`,
    fix: "Open the flow in SuperOffice, save it, and import again; the list may be some minutes behind.",
  }),
);

const mostNames = 5;

function someOf(names: readonly string[]): string {
  const shown = listed(names.slice(0, mostNames).map((name) => `"${name}"`));
  return names.length > mostNames ? `${shown} and ${names.length - mostNames} more` : shown;
}

const whyUnnamed = {
  notListed: "the list does not have it",
  noName: "it has no name there that a file could hold",
  severalOfOneName: "its name means several",
} as const;

export const writtenById = warning(
  "FF574",
  "A record is written by its id",
  (facts: { list: string; id: number; why: keyof typeof whyUnnamed; flows: readonly string[] }) => ({
    detail: `Record ${facts.id} of the list "${facts.list}" is written as { id: ${facts.id} } because ${whyUnnamed[facts.why]}; it is used by ${someOf(facts.flows)}.`,
    fix: "Look whether it is still there and what it is called; on another tenant the id means something else.",
  }),
);
