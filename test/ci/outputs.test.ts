import { createHash } from "node:crypto";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { findingsMarkdown } from "../../src/ci/findings-markdown.ts";
import { annotations, quoted } from "../../src/ci/outputs/annotations.ts";
import { codeQuality } from "../../src/ci/outputs/code-quality.ts";
import { junit } from "../../src/ci/outputs/junit.ts";
import { sarif } from "../../src/ci/outputs/sarif.ts";
import { terraformReport } from "../../src/ci/outputs/terraform-report.ts";
import { variables } from "../../src/ci/outputs/variables.ts";
import type { Diagnostic } from "../../src/diagnostic/diagnostic.ts";
import sarifSchema from "./schemas/sarif-2.1.0-rtm.5.json" with { type: "json" };

const hash = (text: string) => createHash("sha256").update(text).digest("hex");

const facts = { version: "1.2.3", elsewhere: "flowform.yaml", hash };

function finding(changes: Partial<Diagnostic> = {}, line = 4): Diagnostic {
  const file = "flows/a b.flow.yaml";
  return {
    code: "FF301",
    severity: "error",
    summary: "A step, with: signs",
    detail: '100% of <steps> & "more"',
    fix: "Write\nless.",
    origin: { file, pointer: ["steps", 0, "wait"] },
    range: { file, line, column: 3, endLine: line, endColumn: 9 },
    ...changes,
  };
}

const many = (count: number, changes: Partial<Diagnostic> = {}) =>
  Array.from({ length: count }, (_, index) => finding({ detail: `Number ${index}`, ...changes }));

describe("annotations", () => {
  it("escape the signs that end a command or a property", () => {
    expect(annotations([finding()])).toBe(
      '::error file=flows/a b.flow.yaml,line=4,endLine=4,col=3,endColumn=9,title=FF301 A step%2C with%3A signs::100%25 of <steps> & "more"%0AWrite\\u000aless.\n',
    );
  });

  it("let no text begin a command of its own", () => {
    const text = annotations([
      finding({ detail: "x\n::set-env name=A::b\r\n::add-mask::c", summary: "a\n::debug::b" }),
    ]);
    expect(text.split("\n")).toHaveLength(2);
    expect(text.match(/^::/gm)).toHaveLength(1);
  });

  it("leave columns out where a finding spans lines, and the place where there is none", () => {
    const range = { file: "f.yaml", line: 1, column: 1, endLine: 3, endColumn: 2 };
    expect(annotations([finding({ range })])).toContain("::error file=f.yaml,line=1,endLine=3,title=");
    const { range: _, ...without } = finding();
    expect(annotations([without])).toMatch(/^::error title=/);
  });

  it("show the worst ten of a kind and count the rest", () => {
    const lines = annotations([...many(3, { severity: "warning" }), ...many(14)]).split("\n");
    expect(lines.filter((line) => line.startsWith("::error "))).toHaveLength(10);
    expect(lines.filter((line) => line.startsWith("::warning "))).toHaveLength(3);
    expect(lines[0]).toMatch(/^::error /);
    expect(lines.at(-2)).toBe("::notice title=Flowform::and 4 more; all of them are in the summary and in the log.");
  });

  it("are nothing for nothing", () => {
    expect(annotations([])).toBe("");
  });
});

it("text with commands in it is printed between marks", () => {
  expect(quoted("::add-mask::a", "w0rd")).toBe("::stop-commands::w0rd\n::add-mask::a\n::w0rd::\n");
});

it("SARIF has a rule per code, places in UTF-16 units, and addresses without spaces", () => {
  const { range: _, origin: __, ...elsewhere } = finding({ code: "FF801", severity: "warning", summary: "Other" });
  const log = sarif([finding(), elsewhere], facts);
  expect(log).toMatchObject({
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "Flowform",
            semanticVersion: "1.2.3",
            rules: [
              { id: "FF301", shortDescription: { text: "A step, with: signs" } },
              { id: "FF801", shortDescription: { text: "Other" } },
            ],
          },
        },
        columnKind: "utf16CodeUnits",
        results: [
          {
            ruleId: "FF301",
            level: "error",
            locations: [
              {
                physicalLocation: {
                  artifactLocation: { uri: "flows/a%20b.flow.yaml" },
                  region: { startLine: 4, startColumn: 3, endLine: 4, endColumn: 9 },
                },
              },
            ],
          },
          { ruleId: "FF801", level: "warning" },
        ],
      },
    ],
  });
  expect(log.runs[0]?.results?.[1]?.locations).toMatchObject([
    { physicalLocation: { artifactLocation: { uri: "flowform.yaml" }, region: { startLine: 1 } } },
  ]);
});

it("SARIF is valid by its published schema, whatever is found", () => {
  const { $schema: _, id: __, ...schema } = sarifSchema;
  const validate = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(schema);
  const { range: ___, origin: ____, ...elsewhere } = finding({ severity: "warning" });
  const logs = [
    sarif([], facts),
    sarif([finding(), finding(), elsewhere, finding({ detail: "\u0000\u202e\ud800 <b>" })], facts),
  ];
  for (const log of logs) expect(validate(log) ? [] : validate.errors).toEqual([]);
  expect(validate({ ...logs[0], version: "2.0.0" })).toBe(false);
});

describe("fingerprints", () => {
  const namesOf = (found: readonly Diagnostic[]) =>
    codeQuality(found, { elsewhere: "flowform.yaml", hash }).map(
      (entry) => (entry as { fingerprint: string }).fingerprint,
    );

  it("stay when lines and steps are put in above", () => {
    const moved = finding({ origin: { file: "flows/a b.flow.yaml", pointer: ["steps", 3, "wait"] } }, 90);
    expect(namesOf([moved])).toEqual(namesOf([finding()]));
  });

  it("are another for another finding, and for the same one twice", () => {
    const names = namesOf([finding(), finding({}, 9), finding({ detail: "Other" }), finding({ code: "FF302" })]);
    expect(new Set(names).size).toBe(4);
  });
});

it("code quality has exactly the fields that GitLab reads, and a place for what has none", () => {
  const { range: _, origin: __, ...elsewhere } = finding({ severity: "warning" });
  expect(codeQuality([finding(), elsewhere], { elsewhere: "flowform.yaml", hash })).toEqual([
    {
      description: 'A step, with: signs: 100% of <steps> & "more"',
      check_name: "FF301",
      fingerprint: expect.stringMatching(/^[0-9a-f]{32}$/),
      severity: "major",
      location: { path: "flows/a b.flow.yaml", lines: { begin: 4 } },
    },
    {
      description: 'A step, with: signs: 100% of <steps> & "more"',
      check_name: "FF301",
      fingerprint: expect.stringMatching(/^[0-9a-f]{32}$/),
      severity: "minor",
      location: { path: "flowform.yaml", lines: { begin: 1 } },
    },
  ]);
});

it("JUnit has a case per file, fails with errors alone, and holds nothing that XML cannot", () => {
  const warning = finding({ severity: "warning", detail: "]]> \u0000 'x'", range: { ...range, file: "b.flow.yaml" } });
  expect(
    junit(["c.flow.yaml"], [finding(), finding({ detail: "again" }, 8), warning]),
  ).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites tests="3" failures="1" errors="0">
<testsuite name="flowform validate" tests="3" failures="1" errors="0" skipped="0">
<testcase name="b.flow.yaml" classname="flowform">
<system-out>b.flow.yaml:1:1 FF301 A step, with: signs: ]]&gt; \\u0000 &apos;x&apos; Write\\u000aless.</system-out>
</testcase>
<testcase name="c.flow.yaml" classname="flowform"/>
<testcase name="flows/a b.flow.yaml" classname="flowform">
<failure message="FF301 A step, with: signs" type="FF301">flows/a b.flow.yaml:4:3 FF301 A step, with: signs: 100% of &lt;steps&gt; &amp; &quot;more&quot; Write\\u000aless.
flows/a b.flow.yaml:8:3 FF301 A step, with: signs: again Write\\u000aless.</failure>
</testcase>
</testsuite>
</testsuites>
`);
});

/** What readers of JUnit's form allow, after the schema of Jenkins (junit-10.xsd): attributes and elements inside. */
const junitForm: Readonly<Record<string, { readonly has: readonly string[]; readonly holds: readonly string[] }>> = {
  testsuites: { has: ["tests", "failures", "errors"], holds: ["testsuite"] },
  testsuite: { has: ["name", "tests", "failures", "errors", "skipped"], holds: ["testcase"] },
  testcase: { has: ["name", "classname"], holds: ["failure", "system-out"] },
  failure: { has: ["message", "type"], holds: [] },
  "system-out": { has: [], holds: [] },
};

it("JUnit is well-formed and has the form that its readers know, whatever is found", () => {
  const evil = "</failure></testcase>]]> <!-- &amp; &#0; \u0000 \ufffe \ud800 'x' \"y\"";
  const found = [finding({ detail: evil, summary: evil }), finding({ severity: "warning", fix: evil })];
  const text = junit([evil, "a.flow.yaml"], found);
  const open: string[] = [];
  for (const [, end, name = "", attributes = "", empty] of text.matchAll(
    /<(\/?)([a-z-]+)((?: [a-z]+="[^"<]*")*)(\/?)>/g,
  )) {
    if (end === "/") expect(open.pop()).toBe(name);
    else {
      if (open.length > 0) expect(junitForm[open.at(-1) ?? ""]?.holds).toContain(name);
      expect([...attributes.matchAll(/ ([a-z]+)=/g)].map(([, own]) => own)).toEqual(junitForm[name]?.has);
      if (empty === "") open.push(name);
    }
  }
  expect(open).toEqual([]);
  const outside = text.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>/, "").replace(/<[^<>]*>/g, "");
  expect(outside).not.toMatch(/[<>]|&(?!(?:amp|lt|gt|quot|apos);)/);
  expect(text).not.toMatch(/[^\n\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u);
});

const range = { file: "", line: 1, column: 1, endLine: 1, endColumn: 2 };

it("GitLab's terraform report counts a flow that is taken over or let go as changed, and one that is ended as deleted", () => {
  expect(terraformReport({ summary: { create: 2, update: 3, adopt: 4, unchanged: 5, release: 1, end: 6 } })).toEqual({
    create: 2,
    update: 8,
    delete: 6,
  });
});

it("variables cannot bring in a second line", () => {
  expect(variables({ changes: true, target: "a\nb=c" }, "FLOWFORM_")).toBe(
    "FLOWFORM_changes=true\nFLOWFORM_target=a_b=c\n",
  );
});

describe("findings as Markdown", () => {
  it("put errors first and let no text be Markdown, HTML or a mention", () => {
    const evil = finding({ detail: "@all <img src=x> [a](http://b) `c` | #1" });
    const text = findingsMarkdown({ title: "Errors", diagnostics: [finding({ severity: "warning" }), evil] }, 32_000);
    expect(text.indexOf("❌ error")).toBeLessThan(text.indexOf("⚠️ warning"));
    expect(text.replaceAll(/<\/?code>|&#\d+;/g, "")).not.toMatch(/[@<>[\]`|]/);
  });

  it("are never longer than there is room, and count what finds none", () => {
    const text = findingsMarkdown({ title: "Errors", diagnostics: many(5000) }, 32_000);
    expect(text.length).toBeLessThanOrEqual(32_000);
    expect(text).toMatch(/- … and \d{4} more, in the log of the job\n$/);
  });
});
