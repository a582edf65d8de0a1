import { createHash } from "node:crypto";
import type { FlowNews } from "../../model/flow-news.ts";
import type { Plan } from "../../model/plan.ts";
import { page } from "../../report/html/page.ts";
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
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif }
html, body { height: 100%; margin: 0 }
body { display: flex; flex-direction: column }
header { padding: .5rem 1rem; border-bottom: 1px solid #8888; max-height: 45vh; overflow: auto }
header p, header ul { margin: .2rem 0 }
pre { font: 13px/1.4 ui-monospace, monospace; white-space: pre-wrap; margin: .5rem 0; border-left: 4px solid #c33; padding-left: .8rem }
mark { padding: 0 .3em }
iframe { border: 0; flex: 1; width: 100% }
`;

/** Reloads the page when another run is told of, keeps the place in the report, and marks flows that are different. */
const script = `
const frame = document.querySelector("iframe");
const { run, marked } = document.body.dataset;
new EventSource("/events").addEventListener("run", ({ data }) => {
  if (data === run) return;
  if (frame) sessionStorage.setItem("place", String(frame.contentWindow.scrollY));
  location.reload();
});
frame?.addEventListener("load", () => {
  for (const id of marked.split(" ").filter(Boolean)) {
    const flow = frame.contentDocument.getElementById(id);
    if (flow) flow.style.borderLeft = "6px solid #e0a800";
  }
  frame.contentWindow.scrollTo(0, Number(sessionStorage.getItem("place") ?? 0));
});
`;

const hashOf = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** The page around the report: when, what is different since the run before, and what is wrong. */
export function livePage(frame: Frame): Page {
  const { id, time, news, problems, plan, planned } = frame;
  const places = new Map(plan?.flows.map(({ key }, index) => [key, `flow${index + 1}`]));
  const marked = news.flatMap(({ key }) => places.get(key) ?? []);
  const items = news.map((flow) => `<li><mark>${newsItem(flow, places.get(flow.key))}</mark></li>`);
  const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${problems === "" ? "" : "! "}Flowform watches</title>
<style>${style}</style>
</head>
<body data-run="${escapeText(id)}" data-marked="${marked.join(" ")}">
<header>
<p>${escapeText(time)} ${problems === "" ? "" : "<strong>The files have mistakes.</strong>"}</p>
${items.length === 0 ? "" : `<p>Different since the last plan:</p>\n<ul>${items.join("\n")}</ul>`}
${problems === "" ? "" : `<pre>${escapeText(problems)}</pre>\n<p>${lastGood(plan, planned)}</p>`}
</header>
${plan === undefined ? "" : '<iframe name="report" title="Report" src="/report"></iframe>'}
<script>${script}</script>
</body>
</html>
`;
  const policy = `default-src 'none'; style-src ${hashOf(style)}; script-src ${hashOf(script)}; connect-src 'self'; frame-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`;
  return { html, policy };
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
