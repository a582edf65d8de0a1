import { createHash } from "node:crypto";
import type { FlowNews } from "../../model/flow-news.ts";
import type { Plan } from "../../model/plan.ts";
import { page } from "../../report/html/page.ts";
import { counted } from "../../report/layout.ts";
import { planReport } from "../../report/model/plan-report.ts";
import { newsWords } from "../../report/since-text.ts";
import type { Page } from "./serve-report.ts";

/** What the page says around the report. */
export interface Frame {
  readonly id: string;
  /** When this was found out. */
  readonly time: string;
  readonly news: readonly FlowNews[];
  /** The findings that keep the files from being planned; empty when they are right. */
  readonly problems: string;
  readonly plan: Plan | undefined;
  /** When the plan was made. */
  readonly planned: string;
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
const source = new EventSource("/events");
source.addEventListener("open", () => { gone.hidden = true; });
source.addEventListener("error", () => { gone.hidden = false; });
source.addEventListener("run", ({ data }) => {
  if (data === run) return;
  if (frame) sessionStorage.setItem("place", String(frame.contentWindow.scrollY));
  location.reload();
});
frame?.addEventListener("load", () => {
  for (const id of marked.split(" ").filter(Boolean)) {
    const flow = frame.contentDocument.getElementById(id);
    if (flow) Object.assign(flow.style, { borderLeft: "6px solid #e0a800", paddingLeft: "14px" });
  }
  frame.contentWindow.scrollTo({ top: Number(sessionStorage.getItem("place") ?? 0), behavior: "instant" });
});
`;

const hashOf = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** The page around the report: when, what is different since the run before, and what is wrong. */
export function livePage(frame: Frame): Page {
  const { id, time, news, problems, plan, planned } = frame;
  const places = new Map(plan?.flows.map(({ key }, index) => [key, `flow${index + 1}`]));
  const marked = news.flatMap(({ key }) => places.get(key) ?? []);
  const isRight = problems === "";
  const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${titleOf(frame)}</title>
<style>${style}</style>
</head>
<body data-run="${escapeText(id)}" data-marked="${marked.join(" ")}">
<header class="${isRight ? "good" : "bad"}">
<p role="alert" class="gone" hidden>The watcher has ended: nothing here follows the files any more. Start flowform watch again.</p>
<p role="status">${isRight ? "<strong>The files are right.</strong>" : "<strong>The files have mistakes.</strong>"} <span class="soft">Looked at ${escapeText(time)}, and again at every save.</span></p>
${news.length === 0 ? "" : newsList(news, places)}
${isRight ? "" : `<p>${lastGood(plan, planned)}</p>\n<pre tabindex="0" aria-label="Mistakes">${escapeText(problems.trimEnd())}</pre>`}
</header>
${plan === undefined ? "" : '<iframe name="report" title="Report" src="/report"></iframe>'}
<script>${script}</script>
</body>
</html>
`;
  const policy = `default-src 'none'; style-src ${hashOf(style)}; script-src ${hashOf(script)}; connect-src 'self'; frame-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`;
  return { html, policy };
}

/** What a tab shows that nobody is looking at. */
function titleOf({ problems, news, plan }: Frame): string {
  if (problems !== "") return "✗ mistakes · Flowform";
  const count = plan?.flows.length ?? 0;
  const changes = count === 0 ? "no changes" : count === 1 ? "1 flow changes" : `${count} flows change`;
  return `${news.length === 0 ? "" : "● "}${changes} · Flowform`;
}

/** More than these nobody reads after a save; all of them are marked below. */
const mostItems = 12;

function newsList(news: readonly FlowNews[], places: ReadonlyMap<string, string>): string {
  const items = news.slice(0, mostItems).map((flow) => newsItem(flow, places.get(flow.key)));
  const rest = news.length - items.length;
  const lines = [...items, ...(rest > 0 ? [`and ${counted(rest, "more flow")}`] : [])];
  return `<div class="news"><p>Different since the last plan:</p>\n<ul>\n${lines.map((line) => `<li>${line}</li>`).join("\n")}\n</ul></div>`;
}

function newsItem(flow: FlowNews, place: string | undefined): string {
  const name = escapeText(flow.name);
  const link = place === undefined ? name : `<a href="/report#${place}" target="report">${name}</a>`;
  return `${link}: ${newsWords(flow)}`;
}

function lastGood(plan: Plan | undefined, planned: string): string {
  if (plan === undefined) return "There is no plan yet.";
  return `Below is the last good plan, of ${escapeText(planned)}, from before these mistakes.`;
}

/** The report itself, which needs no script. Its own policy is in it. */
export function reportPage(plan: Plan): Page {
  return { html: page(planReport(plan)), policy: "frame-ancestors 'self'" };
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
