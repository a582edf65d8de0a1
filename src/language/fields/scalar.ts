import { type Field, isDefault, type Words } from "../field.ts";

/** Yes or no. */
export function flag(property: string, words: Words): Field<boolean> {
  return {
    properties: [property],
    schema: { type: "boolean", description: words.description, examples: [words.example] },
    compile: (value) => ({ [property]: value }),
    decompile: (reading) =>
      isDefault(reading, property) && !reading.required ? undefined : reading.values[property] === true,
  };
}

/** A number with decimals. */
export function decimal(property: string, words: Words): Field<number> {
  return {
    properties: [property],
    schema: { type: "number", description: words.description, examples: [words.example] },
    compile: (value) => ({ [property]: value }),
    decompile: (reading) => (isDefault(reading, property) ? undefined : Number(reading.values[property])),
  };
}

/** One word out of a few: the language's word on the left, the server's name on the right. */
export function choice(property: string, names: Readonly<Record<string, string>>, words: Words): Field<string> {
  return {
    properties: [property],
    schema: { type: "string", enum: Object.keys(names), description: words.description, examples: [words.example] },
    compile: (value) => ({ [property]: names[value] }),
    decompile: (reading) =>
      isDefault(reading, property) && !reading.required ? undefined : wordFor(names, reading.values[property]),
  };
}

/** The language's word for a server's name; undefined when there is none. */
export function wordFor(names: Readonly<Record<string, string>>, name: unknown): string | undefined {
  return Object.keys(names).find((word) => names[word] === name);
}
