import * as meaning from "../../diagnostic/meaning.ts";
import { valueAt } from "../../source/pointer.ts";
import type { Rule } from "../rule.ts";

/** What is unmanaged has no value in the file: nobody could tell which of the two counts. */
export const unmanagedKeys: Rule = (flow, document) =>
  ((document.unmanaged ?? []) as readonly string[]).flatMap((path, index) =>
    valueAt(document, path.split(".")) === undefined
      ? []
      : [meaning.unmanagedAndWritten({ file: flow.file, pointer: ["unmanaged", index] }, path)],
  );
