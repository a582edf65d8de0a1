import { inside, type Reading } from "../context.ts";
import type { Field, Words } from "../field.ts";

/** A short text, kept as it is written. */
export function text(property: string, words: Words, maxLength?: number): Field<string> {
  return {
    properties: [property],
    schema: {
      type: "string",
      description: words.description,
      examples: [words.example],
      ...(maxLength === undefined ? {} : { maxLength }),
    },
    compile: (value) => ({ [property]: value }),
    decompile: (reading) => textOf(reading, property),
  };
}

/** The text that is written for a property; none for an empty one, unless the key must be there. */
function textOf({ values, required }: Reading, property: string): string | undefined {
  const text = String(values[property] ?? "");
  return text === "" && !required ? undefined : text;
}

/** A short text that is more than spaces. */
export function heading(property: string, words: Words, maxLength: number): Field<string> {
  const field = text(property, words, maxLength);
  return { ...field, schema: { ...field.schema, pattern: "\\S" } };
}

/** A text that may stand in a file beside the flow instead. */
export function longText(property: string, words: Words): Field<string | { readonly file: string }> {
  return {
    properties: [property],
    schema: {
      type: ["string", "object"],
      description: `${words.description} Write it here, or keep it in a file beside the flow.`,
      examples: [words.example, { file: "texts/example.txt" }],
      additionalProperties: false,
      required: ["file"],
      properties: {
        file: {
          type: "string",
          minLength: 1,
          description: "A .txt, .md or .html file, relative to the flow file and inside the project.",
          examples: ["texts/example.txt"],
        },
      },
    },
    compile: (value, place) => {
      if (typeof value === "string") return { [property]: value };
      return { [property]: place.context.text(value.file, inside(place, "file").at) };
    },
    decompile: (reading) => {
      const text = textOf(reading, property);
      return text === undefined || text === "" ? text : reading.names.longText(text, reading.today);
    },
  };
}
