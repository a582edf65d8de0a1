import { createHash } from "node:crypto";
import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import { counted } from "../layout.ts";
import { riskWordsOf } from "../model/gravity.ts";
import type { FlowReport, Report } from "../model/report.ts";
import { type Child, element, type Html, nothing } from "./element.ts";
import { foldsHtml } from "./folds.ts";
import { pictureHtml } from "./picture.ts";
import { rowsHtml } from "./rows.ts";
import { style } from "./style.ts";

/** A report as one page that needs no script, no network and no other file. */
export function page(report: Report): string {
  const names = report.flows.map(({ name }) => name);
  const flows = report.flows.map((flow, index) => {
    const isOnly = names.indexOf(flow.name) === names.lastIndexOf(flow.name);
    return flowHtml(flow, `flow${index + 1}`, isOnly ? flow.name : `${flow.name} (${index + 1})`);
  });
  const styles = [style, ...flows.map((flow) => flow.style)].join("");
  const hash = createHash("sha256").update(styles).digest("base64");
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
  const head = element(
    "head",
    {},
    element("meta", { charset: "utf-8" }),
    element("meta", { "http-equiv": "Content-Security-Policy", content: policy }),
    element("meta", { name: "viewport", content: "width=device-width, initial-scale=1" }),
    element("meta", { name: "color-scheme", content: "light dark" }),
    element("meta", { name: "referrer", content: "no-referrer" }),
    element("title", {}, `Flow review: ${report.target}`),
    { html: `<style>${styles}</style>` },
  );
  const main = element(
    "main",
    {},
    report.banner.map(bannerHtml),
    headHtml(report),
    contentsHtml(report),
    flows.map(({ html }) => html),
    warningsHtml(report),
    footHtml(report),
  );
  return `<!doctype html>\n${element("html", { lang: "en" }, head, element("body", {}, main)).html}\n`;
}

/** What must be read before anything else. */
function bannerHtml({ code, summary, detail, fix }: Diagnostic): Html {
  return element("p", { class: "danger", role: "alert" }, `! ${code} ${summary}. ${detail} ${fix}`);
}

function headHtml(report: Report): Html {
  const [answer = "", ...rest] = report.verdict.split(/(?<=\.) /);
  const facts = [
    ["Project", report.project],
    ["Target", report.url === "" ? report.target : `${report.target} (${report.url})`],
    ...(report.commit === "" ? [] : [["Commit", report.commit.slice(0, 7)]]),
    ["Plan", report.digest],
  ];
  return element(
    "header",
    {},
    element(
      "h1",
      {},
      element("span", { class: report.changes ? "answer yes" : "answer no" }, answer),
      " ",
      rest.join(" "),
    ),
    element(
      "dl",
      { class: "facts" },
      facts.map(([name = "", value = ""]) => element("div", {}, element("dt", {}, name), element("dd", {}, value))),
    ),
    report.takesBack === "" ? [] : element("p", {}, report.takesBack),
    report.cancelled === 0
      ? []
      : element(
          "p",
          { class: "danger" },
          `! ${counted(report.cancelled, "person is", "people are")} cancelled for good.`,
        ),
  );
}

function contentsHtml({ flows }: Report): Html {
  if (flows.length < 2) return nothing;
  const items = flows.map((flow, index) =>
    element(
      "li",
      {},
      element("a", { href: `#flow${index + 1}` }, flow.name),
      ` ${flow.state}, ${counted(flow.rows.length, "change")}`,
      riskWordsOf(flow).map((word) => [" ", element("strong", { class: "flag" }, word)]),
    ),
  );
  return element("nav", { "aria-label": "Flows" }, element("ul", {}, items));
}

/** `of` is the name of the flow, as no other flow of the page has it. */
function flowHtml(flow: FlowReport, id: string, of: string): { readonly html: Html; readonly style: string } {
  const picture = pictureHtml(flow, id, of);
  const html = element(
    "article",
    { id, "aria-labelledby": `${id}-name` },
    element("h2", { id: `${id}-name` }, flow.name),
    element("p", { class: "state" }, [flow.state, flow.people].filter((part) => part !== "").join(" · ")),
    element("div", { class: `review ${picture?.place ?? "alone"}` }, rowsHtml(flow, id), picture?.html ?? []),
    foldsHtml(flow, id, of),
  );
  return { html, style: picture?.style ?? "" };
}

function warningsHtml({ warnings }: Report): Html {
  if (warnings.length === 0) return nothing;
  const items = warnings.map(
    ({ code, summary, detail, fix }): Child =>
      element("li", {}, element("strong", {}, `${code} ${summary}.`), ` ${detail} ${fix}`),
  );
  return element("section", { class: "warnings" }, element("h2", {}, "Warnings"), element("ul", {}, items));
}

function footHtml({ digest, changes, unchanged, released, heldBack, flowform }: Report): Html {
  const lines = [
    changes
      ? `Approve only the plan ${digest}. It is another one when something else would be saved, or SuperOffice has moved.`
      : "",
    listed(`${counted(unchanged.length, "flow")} unchanged`, unchanged),
    listed("Without a file now, and left as they are", released),
    listed("Left out, because they are running and nothing may be paused", heldBack),
    `Made by Flowform ${flowform}.`,
  ];
  return element(
    "footer",
    {},
    lines.filter((line) => line !== "").map((line) => element("p", {}, line)),
  );
}

const mostKeys = 50;

function listed(words: string, keys: readonly string[]): string {
  if (keys.length === 0) return "";
  return `${words}: ${keys.slice(0, mostKeys).join(", ")}${keys.length > mostKeys ? " …" : ""}.`;
}
