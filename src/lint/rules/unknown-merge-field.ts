import { didYouMean } from "../../diagnostic/define.ts";
import * as lint from "../../diagnostic/lint.ts";
import { nearest } from "../../util/suggest.ts";
import {
  bracesPattern,
  documentedMergeFields,
  isStatement,
  mergeFieldPattern,
  openFieldPattern,
  ownField,
} from "../merge-fields.ts";
import type { Check } from "../rule.ts";
import { textsOf } from "../texts.ts";

/** A merge field that SuperOffice would leave empty, or send as it is written. */
export const unknownMergeField: Check = (flow, world) => {
  const known = new Map(
    [...documentedMergeFields, ...(world.mergeFields ?? [])].map((name) => [name.toLowerCase(), name]),
  );
  return textsOf(flow).flatMap(({ text, pointer }) => {
    const origin = { file: flow.file, pointer };
    const unknown = [...new Set([...text.matchAll(mergeFieldPattern)].map(([, inner = ""]) => inner.trim()))]
      .filter((name) => !isStatement(name) && !ownField(name) && !known.has(name.toLowerCase()))
      .map((name) => {
        const near = nearest(name, [...known.values()]);
        const fix = didYouMean(near) || "Use a merge field of docs/lint.md, or allow it if your tenant has it.";
        return {
          written: `[[${name}]]`,
          why: "SuperOffice documents no such merge field for people and companies",
          fix,
        };
      });
    const braces = [...new Set([...text.matchAll(bracesPattern)].map(([written]) => written))].map((written) => ({
      written,
      why: "merge fields of SuperOffice stand in square brackets, so people would read these braces",
      fix: "Write [[customer.firstname]].",
    }));
    const open = [...new Set([...text.matchAll(openFieldPattern)].map(([written]) => written))].map((written) => ({
      written,
      why: "two brackets are opened and not closed, so people would read them",
      fix: "Close the merge field with ]].",
    }));
    return [...unknown, ...open, ...braces].map((facts) => lint.unknownMergeField(origin, facts));
  });
};
