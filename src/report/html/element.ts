import { visible } from "../../diagnostic/frame.ts";

/** A piece of a page whose texts are escaped; only `element` and `nothing` make one. */
export interface Html {
  readonly html: string;
}

export type Child = Html | string | readonly Child[];

type Attributes = Readonly<Record<string, string | number | undefined>>;

const empty: ReadonlySet<string> = new Set(["meta", "br", "path", "rect", "polygon", "line", "use"]);

/** An element. Attributes that are undefined are left out; texts among the children are escaped. */
export function element(name: string, attributes: Attributes, ...children: readonly Child[]): Html {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escaped(String(value))}"`)
    .join("");
  const open = `<${name}${written}>`;
  const isSelfContained = empty.has(name);
  if (isSelfContained) return { html: name === "meta" || name === "br" ? open : `${open}</${name}>` };
  return { html: `${open}${inner(children)}</${name}>` };
}

/** Takes no place. */
export const nothing: Html = { html: "" };

function inner(children: readonly Child[]): string {
  return children
    .map((child) => (typeof child === "string" ? escaped(child) : isHtml(child) ? child.html : inner(child)))
    .join("");
}

function isHtml(child: Html | readonly Child[]): child is Html {
  return "html" in child;
}

/** The one way of every text into the page: line breaks stay, what cannot be seen is shown as its escape. */
function escaped(text: string): string {
  const seen = text
    .split(/\r?\n/)
    .map((line) => visible(line.replaceAll("\t", "  ")))
    .join("\n");
  return seen.replace(/[&<>"'`]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
