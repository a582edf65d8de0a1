import type { Field, Words } from "../field.ts";

/** Yes or no. */
export function flag(property: string, words: Words): Field<boolean> {
  return {
    properties: [property],
    schema: { type: "boolean", description: words.description, examples: [words.example] },
    compile: (value) => ({ [property]: value }),
  };
}

/** A number with decimals. */
export function decimal(property: string, words: Words): Field<number> {
  return {
    properties: [property],
    schema: { type: "number", description: words.description, examples: [words.example] },
    compile: (value) => ({ [property]: value }),
  };
}

/** One word out of a few: the language's word on the left, the server's name on the right. */
export function choice(property: string, names: Readonly<Record<string, string>>, words: Words): Field<string> {
  return {
    properties: [property],
    schema: { type: "string", enum: Object.keys(names), description: words.description, examples: [words.example] },
    compile: (value) => ({ [property]: names[value] }),
  };
}
