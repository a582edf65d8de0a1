import { createHash } from "node:crypto";
import { escapeText } from "./escape-text.ts";
import type { Page } from "./serve-report.ts";

/** What a page says, as HTML but for the id. */
export interface PageParts {
  readonly id: string;
  readonly title: string;
  readonly kind: "good" | "bad";
  /** The parts of the report that are different. */
  readonly marked: readonly string[];
  readonly head: string;
  readonly main: string;
}

const style = `
:root{--text:#1b1f24;--soft:#57606a;--back:#f6f8fa;--line:#d0d7de;--link:#0550ae;--good:#116329;--bad:#a40e26;--bad-back:#fdeced;--news:#7a4b00;--news-back:#fff5da}
@media (prefers-color-scheme:dark){:root{--text:#e6edf3;--soft:#9da7b3;--back:#161b22;--line:#3d444d;--link:#79b8ff;--good:#7ee787;--bad:#ff938a;--bad-back:#311417;--news:#f0c35a;--news-back:#2b2106}}
*{box-sizing:border-box}
html{color-scheme:light dark}
html,body{height:100%;margin:0}
body{display:flex;flex-direction:column;background:var(--back);color:var(--text);font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,"DejaVu Sans",sans-serif}
header{padding:8px 20px;border-bottom:1px solid var(--line);border-top:4px solid var(--good);max-height:50vh;overflow:auto}
header.bad{border-top-color:var(--bad)}
header p{margin:0}
header ul{margin:2px 0;padding-left:20px}
header li{overflow-wrap:anywhere}
a{color:var(--link)}
a:focus-visible,[tabindex]:focus-visible{outline:3px solid var(--link);outline-offset:2px;border-radius:4px}
.good strong{color:var(--good)}
.bad strong,.gone{color:var(--bad)}
.soft{color:var(--soft)}
.gone{background:var(--bad-back);border:2px solid var(--bad);border-radius:8px;padding:6px 12px;margin:6px 0;font-weight:700}
.gone[hidden]{display:none}
.news{border-left:5px solid var(--news);background:var(--news-back);border-radius:0 8px 8px 0;padding:6px 14px;margin:8px 0}
pre{font:13px/1.45 ui-monospace,SFMono-Regular,Menlo,"DejaVu Sans Mono",monospace;white-space:pre-wrap;overflow-wrap:anywhere;margin:8px 0;border-left:5px solid var(--bad);background:var(--bad-back);border-radius:0 8px 8px 0;padding:8px 14px}
iframe{border:0;flex:1;width:100%;min-height:0}
`;

/**
 * Reloads the page when another run is told of, keeps the place in the report, marks flows that are different, and says
 * when nobody tells of runs any more.
 */
const script = `
const frame = document.querySelector("iframe");
const gone = document.querySelector(".gone");
const { run, marked } = document.body.dataset;
new BroadcastChannel("runs").addEventListener("message", ({ data }) => {
  gone.hidden = !data.isGone;
  if (data.run === undefined || data.run === run) return;
  if (frame) sessionStorage.setItem("place", String(frame.contentWindow.scrollY));
  location.reload();
});
new SharedWorker("/follow.js").addEventListener("error", () => { gone.hidden = false; });
frame?.addEventListener("load", () => {
  for (const id of marked.split(" ").filter(Boolean)) {
    const flow = frame.contentDocument.getElementById(id);
    if (flow) Object.assign(flow.style, { borderLeft: "6px solid #e0a800", paddingLeft: "14px" });
  }
  frame.contentWindow.scrollTo({ top: Number(sessionStorage.getItem("place") ?? 0), behavior: "instant" });
});
`;

const hashOf = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** The page around a report, which follows the runs by itself. */
export function pageFrame({ id, title, kind, marked, head, main }: PageParts): Page {
  const body = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${style}</style>
</head>
<body data-run="${escapeText(id)}" data-marked="${marked.join(" ")}">
<header class="${kind}">
<p role="alert" class="gone" hidden>The watcher has ended: nothing here follows the files any more. Start flowform watch again.</p>
${head}
</header>
${main}
<script>${script}</script>
</body>
</html>
`;
  const policy = `default-src 'none'; style-src ${hashOf(style)}; script-src ${hashOf(script)}; worker-src 'self'; frame-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`;
  return { type: "text/html", body, policy };
}
