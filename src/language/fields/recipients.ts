import type { Field, Words } from "../field.ts";
import { wordFor } from "./scalar.ts";

type To = string | { readonly addresses: readonly string[]; readonly by?: string };

/** Where the two notify steps differ: names on the wire, and what an address looks like. */
interface Channel {
  readonly specific: string;
  readonly addresses: string;
  readonly address: { readonly pattern: string; readonly example: string };
}

const rules = ["ourContact", "ourServiceContact"] as const;
const wireNames: Readonly<Record<string, string>> = {
  ourContact: "OurContact",
  ourServiceContact: "OurServiceContact",
};

/** Who is notified: the person's own contacts, or addresses that are written here. */
export function recipients(channel: Channel, words: Words): Field<To> {
  return {
    properties: ["To", channel.addresses],
    schema: {
      type: ["string", "object"],
      description: words.description,
      examples: [words.example, { addresses: [channel.address.example] }],
      pattern: `^(${rules.join("|")})$`,
      additionalProperties: false,
      required: ["addresses"],
      properties: {
        addresses: {
          type: "array",
          description: "The addresses to notify.",
          examples: [[channel.address.example]],
          items: {
            type: "string",
            pattern: channel.address.pattern,
            maxLength: 254,
            examples: [channel.address.example],
          },
        },
        by: {
          type: "string",
          enum: [...rules, "addresses"],
          description: "The rule, where addresses are kept that it does not use.",
          examples: ["ourContact"],
        },
      },
    },
    compile: (value) => {
      if (typeof value === "string") return { To: wireNames[value] };
      return { To: wireNames[value.by ?? "addresses"] ?? channel.specific, [channel.addresses]: value.addresses };
    },
    decompile: ({ values }) => {
      const addresses = (values[channel.addresses] ?? []) as readonly string[];
      const by = wordFor(wireNames, values.To);
      if (addresses.length === 0 && by !== undefined) return by;
      return { addresses, ...(by === undefined ? {} : { by }) };
    },
  };
}
