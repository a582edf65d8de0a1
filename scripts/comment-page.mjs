// A comment as a host of pull requests shows it: its Markdown as a page, its diagram drawn by Mermaid.
import { createRequire } from "node:module";
import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";

const mermaid = createRequire(import.meta.url).resolve("mermaid/dist/mermaid.min.js");

const style = `
body{margin:0;padding:24px;background:#fff;color:#1f2328;font:14px/1.5 -apple-system,"Segoe UI","Noto Sans",Helvetica,Arial,"DejaVu Sans",sans-serif}
main{max-width:980px;margin:auto;border:1px solid #d1d9e0;border-radius:6px;padding:16px}
h2{font-size:1.5em;border-bottom:1px solid #d1d9e0b3;padding-bottom:.3em;margin:0 0 16px}
h3{font-size:1.25em;margin:24px 0 16px}
p,table,details,.mermaid{margin:0 0 16px}
code{font:85% ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;background:#818b981f;border-radius:6px;padding:.2em .4em}
table{border-collapse:collapse}
th,td{border:1px solid #d1d9e0;padding:6px 13px;text-align:left}
tr:nth-child(2n) td{background:#f6f8fa}
.mermaid{display:flex;justify-content:center;border:1px solid #d1d9e0;border-radius:6px;padding:16px}
details:last-of-type{margin-bottom:16px}
blockquote{margin:0 0 16px;padding:0 1em;border-left:.25em solid #d1d9e0}`;

/** Shows the Markdown of a comment on a page of a browser, and waits until its diagrams are drawn. */
export async function showComment(page, markdown) {
  const body = micromark(markdown, { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] });
  await page.setContent(`<!doctype html><title>Comment</title><style>${style}</style><main>${body}</main>`);
  await page.addScriptTag({ path: mermaid });
  await page.evaluate(async () => {
    globalThis.mermaid.initialize({ startOnLoad: false, securityLevel: "strict" });
    for (const [index, code] of [...document.querySelectorAll("code.language-mermaid")].entries()) {
      const drawn = Object.assign(document.createElement("div"), { className: "mermaid" });
      drawn.innerHTML = (await globalThis.mermaid.render(`diagram${index}`, code.textContent)).svg;
      code.parentElement.replaceWith(drawn);
    }
  });
}
