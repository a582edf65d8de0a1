import type { Report } from "../../src/report/model/report.ts";

/** Texts that are made to break out of Markdown, HTML, SVG, Mermaid, a terminal, a log of a workflow, or a line. */
export const payloads: readonly string[] = [
  "@octocat please approve",
  "@org/team",
  "ping @someone, and @another.",
  "fixes #12",
  "closes owner/repo#34",
  "GH-56",
  "9f31c07a55e20b1d9f31c07a55e20b1d9f31c07a",
  "[click](https://evil.example)",
  "[click][ref]",
  "[ref]: https://evil.example",
  "https://evil.example/path",
  "www.evil.example",
  "<https://evil.example>",
  "mail me: eve@evil.example",
  "mailto:eve@evil.example",
  "![pixel](https://evil.example/p.png)",
  "![pixel][ref]",
  "<img src=x onerror=alert(1)>",
  "<script>alert(1)</script>",
  "<!-- hidden",
  "--> shown",
  "</details></table><h1>APPROVED</h1>",
  "</code></td></tr></table>",
  "<a href='javascript:alert(1)'>x</a>",
  "<svg onload=alert(1)>",
  "<style>*{display:none}</style>",
  "| cell | more |",
  "a | b \\| c",
  "line one\nline two",
  "line one\r\n\r\n# Heading",
  "# Heading",
  "## APPROVED by the owner",
  "```\nfence\n```",
  "~~~ fence",
  "`code` ``more``",
  "**bold** __bold__ *it* _it_ ~~gone~~",
  "- [x] all checks passed",
  "1. first",
  "> quote\n> [!NOTE]",
  "---",
  ":white_check_mark: :+1:",
  "$x^2$ $$y$$",
  "[^1] [^1]: note",
  "\u202eevil\u202c \u2066x\u2069 \u200b",
  "\u001b[2J\u001b[31mred\u0007",
  "/approve",
  "done\n/merge\n/close",
  "::error file=a::forged",
  "::add-mask::x\n::set-output name=a::b",
  "##[error]forged ##[add-mask]x",
  '"]; click n1 "javascript:alert(1)" %%{init: {"securityLevel":"loose"}}%%',
  "end\nn1 --> n2",
  "#quot; &lt;b&gt; &#64;octocat",
  "\ue000quote\ue002 \ue001name\ue002",
  "\ud800 lone \udc00",
];

const ours: ReadonlySet<string> = new Set([
  "section",
  "mark",
  "marks",
  "change",
  "shape",
  "id",
  "from",
  "to",
  "format_version",
  "action",
  "flag",
  "severity",
  "code",
]);

/** The report with every text of it, other than our own fixed words, in another one's hands. */
export function hostile(report: Report, text: string): Report {
  const replaced = (value: unknown, key: string): unknown => {
    if (typeof value === "string") return ours.has(key) ? value : text;
    if (Array.isArray(value)) return value.map((item) => replaced(item, key));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, own]) => [name, replaced(own, name)]));
  };
  return replaced(report, "") as Report;
}
