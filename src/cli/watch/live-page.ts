import { visible } from "../../diagnostic/frame.ts";
import type { FlowNews } from "../../model/flow-news.ts";
import type { Plan } from "../../model/plan.ts";
import { page } from "../../report/html/page.ts";
import { counted } from "../../report/layout.ts";
import { planReport } from "../../report/model/plan-report.ts";
import { newsWords } from "../../report/since-text.ts";
import { escapeText } from "./escape-text.ts";
import { followScript } from "./follow-script.ts";
import { pageFrame } from "./page-frame.ts";
import type { Page, Pages } from "./serve-report.ts";

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

/** What is there before the first run. */
export const firstPages: Pages = {
  "/": () => pageFrame({ id: "", title: "planning · Flowform", kind: "good", marked: [], head: planning, main: "" }),
  "/follow.js": () => followScript,
};

/** The pages of a run: one around the report, and the report of the last good plan. */
export function livePages(frame: Frame): Pages {
  const { plan } = frame;
  const report = plan === undefined ? {} : { "/report": () => reportPage(plan) };
  return { ...firstPages, "/": () => livePage(frame), ...report };
}

const planning =
  '<p role="status"><strong>The first plan is being made.</strong> <span class="soft">It will show here by itself.</span></p>';

/** The page around the report: when, what is different since the run before, and what is wrong. */
function livePage(frame: Frame): Page {
  const { id, time, news, problems, plan, planned } = frame;
  const places = new Map(plan?.flows.map(({ key }, index) => [key, `flow${index + 1}`]));
  const isRight = problems === "";
  const head = `<p role="status">${isRight ? "<strong>The files are right.</strong>" : "<strong>The files have mistakes.</strong>"} <span class="soft">Looked at ${escapeText(time)}, and again at every save.</span></p>
${news.length === 0 ? "" : newsList(news, places)}
${isRight ? "" : `<p>${lastGood(plan, planned)}</p>\n<pre tabindex="0" aria-label="Mistakes">${escapeText(problems.trimEnd())}</pre>`}`;
  return pageFrame({
    id,
    title: titleOf(frame),
    kind: isRight ? "good" : "bad",
    marked: news.flatMap(({ key }) => places.get(key) ?? []),
    head,
    main: plan === undefined ? "" : '<iframe name="report" title="Report" src="/report"></iframe>',
  });
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
  const name = escapeText(visible(flow.name));
  const link = place === undefined ? name : `<a href="/report#${place}" target="report">${name}</a>`;
  return `${link}: ${newsWords(flow)}`;
}

function lastGood(plan: Plan | undefined, planned: string): string {
  if (plan === undefined) return "There is no plan yet.";
  return `Below is the last good plan, of ${escapeText(planned)}, from before these mistakes.`;
}

/** The report itself, which needs no script. Its own policy is in it. */
function reportPage(plan: Plan): Page {
  return { type: "text/html", body: page(planReport(plan)), policy: "frame-ancestors 'self'" };
}
