import { writtenName } from "./written-name.ts";

/** A name as people tell it apart from others: letter case does not count either. */
export const caselessName = (name: string): string => writtenName(name).toLowerCase();
