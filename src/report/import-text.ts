import { visible } from "../diagnostic/frame.ts";
import type { ImportResult, LeftOut } from "../model/import-result.ts";
import { counted } from "./layout.ts";
import { quotedText } from "./model/value-text.ts";

const reasons: Readonly<Record<LeftOut["reason"], (by: string) => string>> = {
  managed: (by) => `is managed already: ${by}`,
  written: (by) => `has a file already: ${by}. The next plan adopts it`,
  except: (by) => `is left out: ${by}`,
  otherProject: (by) => `is managed by the project ${by}`,
};

/** What an import wrote, file by file, and what it left out. */
export function importText({ imported, leftOut, target }: ImportResult): string {
  const lines = [
    ...imported.flatMap(({ name, emailFlowId, file, texts }) => [
      `+ ${quotedText(name)}  flow ${emailFlowId}`,
      `  ${visible(file)}${texts.length === 0 ? "" : `, with ${counted(texts.length, "text")} beside it`}`,
    ]),
    ...leftOut.map(
      ({ name, emailFlowId, reason, by }) =>
        `- ${quotedText(name)}  flow ${emailFlowId} ${reasons[reason](visible(by))}.`,
    ),
    summary(imported.length, target),
  ];
  return `${lines.join("\n")}\n`;
}

function summary(count: number, target: string): string {
  if (count === 0) return `Nothing to import from ${visible(target)}.`;
  const them = count === 1 ? "it" : "them";
  return `Imported from ${visible(target)}: ${counted(count, "flow")}. The plan for ${them} is empty. Next: look at the files, and commit them.`;
}
