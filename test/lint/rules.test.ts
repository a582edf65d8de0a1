import { describe, expect, it } from "vitest";
import type { LintOptions } from "../../src/pipeline/lint-project.ts";
import { filterOf, flowOf, goodMail, linesOf, lintFiles, markedLines, quietSteps, splitOf } from "./linting.ts";

/**
 * For each rule, flows that break it and flows that nearly do. The lines that it must find, and no others, end in the
 * mark "# <-"; what is not the row's own code does not count.
 */
interface Row {
  readonly why: string;
  readonly text: string;
  readonly other?: Readonly<Record<string, string>>;
  readonly options?: Partial<LintOptions>;
}

const sends = (...steps: readonly string[]) => flowOf(`${goodMail}sms: { from: Example }\nsteps:\n${steps.join("")}`);
const mail = (id: string, mark = "") =>
  `  - id: ${id}\n    sendEmail: { mailing: Mailing ${id}, subject: Hello }${mark === "" ? "" : ` # ${mark}`}\n`;
const sms = (text: string) => sends(`  - id: text\n    sendSms:\n      text: ${text}\n`);
const exits = (to: string, more = "", mark = "") =>
  `${more}${quietSteps}finish: { otherwise: { toFlow: ${to} } }${mark}\n`;
const allowing = (settings: LintOptions["settings"]) => ({ settings });
const bound = (...ids: readonly string[]) => ({
  bound: [{ name: "production", ids: new Map([["tested", new Set(ids)]]) }],
});

const rows: Readonly<Record<string, readonly Row[]>> = {
  FF901: [
    {
      why: "a branch narrower than one before it",
      text: splitOf(
        "[{ NumberOfSales: { greater: 3 } }]",
        "[{ NumberOfSales: { greater: 5 } }, { category: { oneOf: [Customer] } }] # <-",
      ),
    },
    { why: "the same question twice", text: splitOf("[{ retired: true }]", "[{ retired: true }] # <-") },
    {
      why: "names that are among those of an earlier branch",
      text: splitOf("[{ category: { oneOf: [A, B] } }]", "[{ category: { oneOf: [B] } }] # <-"),
    },
    {
      why: "each of its alternatives is taken before",
      text: splitOf(
        "[{ any: [{ category: { oneOf: [A] } }, { retired: true }] }]",
        "[{ any: [{ retired: true }, { category: { oneOf: [A] } }] }] # <-",
      ),
    },
    {
      why: "branches before it take everybody together",
      text: splitOf("[{ orgnr: isNull }]", "[{ orgnr: isNotNull }]", "[{ retired: true }] # <-"),
    },
    {
      why: "nobody is left for everyone else",
      text: `${splitOf("[{ retired: true }]", "[{ retired: false }]")}      everyoneElse: # <-
        steps:
          - id: never
            wait: 1 day
`,
    },
    {
      why: "the same link twice",
      text: flowOf(`steps:
  - id: which
    split:
      name: Which link?
      by: linkClicked
      mailing: Welcome
      branches:
        - { id: one, name: One, link: Book a demo }
        - id: two
          name: Two
          link: Book a demo # <-
`),
    },
    {
      why: "not: its condition can never hold, which is said elsewhere",
      text: splitOf("[{ retired: true }]", "[{ retired: true }, { retired: false }]"),
    },
    {
      why: "not: the wider branch comes later",
      text: splitOf("[{ NumberOfSales: { greater: 5 } }]", "[{ NumberOfSales: { greater: 3 } }]"),
    },
    { why: "not: another name", text: splitOf("[{ category: { oneOf: [A] } }]", "[{ category: { oneOf: [B] } }]") },
    {
      why: "not: a name may be the record with this id, or not",
      text: splitOf("[{ category: { notOneOf: [A] } }]", "[{ category: { oneOf: [{ id: 5 }] } }]"),
    },
    {
      why: "not: the earlier branch asks for more",
      text: splitOf("[{ retired: true }, { category: { oneOf: [A] } }]", "[{ retired: true }]"),
    },
    {
      why: "not: everyone else without anything to do",
      text: splitOf("[{ retired: true }]", "[{ retired: false }]"),
    },
    {
      why: "not: two that leave a gap",
      text: splitOf("[{ NumberOfSales: { less: 3 } }]", "[{ NumberOfSales: { greater: 3 } }]", "[{ retired: true }]"),
    },
  ],
  FF902: [
    {
      why: "lists without a common name",
      text: filterOf("    - category: { oneOf: [A] }\n    - category: { oneOf: [B] } # <-\n"),
    },
    {
      why: "one of a list, and none of it",
      text: filterOf("    - category: { oneOf: [A] }\n    - category: { notOneOf: [A, B] } # <-\n"),
    },
    {
      why: "numbers that cannot meet",
      text: filterOf("    - NumberOfSales: { greater: 5 }\n    - NumberOfSales: { less: 5 } # <-\n"),
    },
    {
      why: "a number outside a range",
      text: filterOf("    - NumberOfSales: { between: [3, 5] }\n    - NumberOfSales: { equals: 6 } # <-\n"),
    },
    {
      why: "days that cannot meet",
      text: filterOf(
        "    - personRegisteredDate: { before: 2026-01-01 }\n    - personRegisteredDate: { after: 2026-06-01 } # <-\n",
      ),
    },
    { why: "yes and no", text: filterOf("    - retired: true\n    - retired: false # <-\n") },
    { why: "empty, and of a value", text: filterOf("    - orgnr: isNull\n    - orgnr: { is: NO123 } # <-\n") },
    {
      why: "is and is not, whatever the letter case",
      text: filterOf("    - orgnr: { is: A }\n    - orgnr: { isNot: a } # <-\n"),
    },
    {
      why: "one of several alternatives",
      text: filterOf(
        "    - category: { oneOf: [A] }\n    - any:\n        - category: { oneOf: [B] } # <-\n        - retired: true\n",
      ),
    },
    {
      why: "two sums of the one sale that was sold",
      text: flowOf(`enrolment:
  triggers:
    - on: saleSold
      where:
        - sale/amount: { greater: 100 }
        - sale/amount: { less: 50 } # <-
${quietSteps}`),
    },
    {
      why: "a line behind what the event is about",
      text: flowOf(`enrolment:
  triggers:
    - on: addedToProject
      project: Trial
      where:
        - retired: true
        - retired: false # <-
        - orgnr: isNull
${quietSteps}`),
    },
    {
      why: "not: lists with a common name",
      text: filterOf("    - category: { oneOf: [A, B] }\n    - category: { oneOf: [B, C] }\n"),
    },
    {
      why: "not: a person may have many sales",
      text: filterOf("    - sale/amount: { greater: 100 }\n    - sale/amount: { less: 50 }\n"),
    },
    {
      why: "not: a person may have many interests",
      text: filterOf(
        "    - personInterestIds: { oneOf: [{ id: 1 }] }\n    - personInterestIds: { oneOf: [{ id: 2 }] }\n",
      ),
    },
    {
      why: "not: a field of a form may have several answers",
      text: splitOf("[{ colour: { is: Red } }, { colour: { is: Blue } }]")
        .replace("by: personData", "by: formData")
        .replace("          where:", "          form: Trial signup\n          where:"),
    },
    {
      why: "not: one of the lines is kept for later",
      text: filterOf("    - retired: true\n    - retired: false\n      inactive: true\n"),
    },
    {
      why: "not: ranges that touch in one value",
      text: filterOf("    - NumberOfSales: { between: [1, 5] }\n    - NumberOfSales: { between: [5, 9] }\n"),
    },
    { why: "not: alternatives", text: filterOf("    - any:\n        - retired: true\n        - retired: false\n") },
    {
      why: "not: joined by or in the server's own words",
      text: filterOf(
        '    - category: { exactly: { operator: oneOf, values: ["[I:1]"], or: true } }\n    - category: { exactly: { operator: oneOf, values: ["[I:2]"] } }\n',
      ),
    },
  ],
  FF903: [
    {
      why: "empty or not empty",
      text: filterOf("    - any:\n        - orgnr: isNull\n        - orgnr: isNotNull # <-\n"),
    },
    { why: "yes or no", text: filterOf("    - any:\n        - retired: true\n        - retired: false # <-\n") },
    {
      why: "one of a list or none of it",
      text: filterOf("    - any:\n        - category: { oneOf: [A, B] }\n        - category: { notOneOf: [A] } # <-\n"),
    },
    {
      why: "numbers that overlap",
      text: filterOf(
        "    - any:\n        - NumberOfSales: { less: 5 }\n        - NumberOfSales: { greater: 3 } # <-\n",
      ),
    },
    { why: "a branch that asks nothing", text: splitOf("[] # <-") },
    {
      why: "an alternative that asks nothing",
      text: filterOf(
        "    - any: # <-\n        - retired: true\n        - orgnr: isNull\n          inactive: true\n",
      ).replace("  filter:\n    - any: # <-", "  filter: # <-\n    - any:"),
    },
    {
      why: "not: a number is missing",
      text: filterOf("    - any:\n        - NumberOfSales: { less: 5 }\n        - NumberOfSales: { greater: 5 }\n"),
    },
    {
      why: "not: a person may have no sale at all",
      text: filterOf("    - any:\n        - sale/amount: { less: 5 }\n        - sale/amount: { greater: 3 }\n"),
    },
    {
      why: "not: some name is missing",
      text: filterOf("    - any:\n        - category: { oneOf: [A] }\n        - category: { notOneOf: [A, B] }\n"),
    },
    {
      why: "not: all of a filter is kept for later",
      text: filterOf("    - retired: true\n      inactive: true\n"),
    },
    {
      why: "not: more must hold beside it",
      text: filterOf("    - any:\n        - retired: true\n        - all: [{ retired: false }, { orgnr: isNull }]\n"),
    },
  ],
  FF904: [
    { why: "two mails", text: sends(mail("one"), mail("two", "<-")) },
    {
      why: "an SMS right behind a mail, with something else between",
      text: sends(
        mail("one"),
        "  - id: list\n    addToList: { project: Trial }\n",
        "  - id: text\n    sendSms: { text: Hello } # <-\n",
      ),
    },
    {
      why: "the second one in a branch, and a third behind the split",
      text: sends(
        mail("one"),
        `  - id: which
    split:
      name: Which?
      by: personData
      branches:
        - id: a
          name: A
          where: [{ retired: true }]
          steps:
            - id: two
              sendEmail: { mailing: Two, subject: Hello } # <-
`,
        mail("three", "<-"),
      ),
    },
    { why: "not: a wait between", text: sends(mail("one"), "  - id: pause\n    wait: 1 hour\n", mail("two")) },
    {
      why: "not: in two branches of which a person takes one",
      text: sends(`  - id: which
    split:
      name: Which?
      by: personData
      branches:
        - id: a
          name: A
          where: [{ retired: true }]
          steps:
            - id: one
              sendEmail: { mailing: One, subject: Hello }
      everyoneElse:
        steps:
          - id: two
            sendEmail: { mailing: Two, subject: Hello }
`),
    },
    {
      why: "not: who got the first one has left",
      text: sends(
        mail("one"),
        `  - id: which
    split:
      name: Which?
      by: personData
      branches:
        - id: a
          name: A
          where: [{ retired: true }]
          steps:
            - id: pause
              wait: 1 day
      everyoneElse:
        exit: true
`,
        mail("two"),
      ),
    },
    {
      why: "not: a note to a colleague is no message to the person",
      text: sends(mail("one"), "  - id: note\n    notifyByEmail: { to: ourContact, subject: Hello, text: Hello }\n"),
    },
  ],
  FF905: [
    {
      why: "a mail with consent set aside",
      text: flowOf(`${goodMail}  overrideConsent: true # <-\nsteps:\n${mail("one")}`),
    },
    { why: "not: no mail", text: flowOf(`${goodMail}  overrideConsent: true\n${quietSteps}`) },
    { why: "not: consent counts", text: flowOf(`${goodMail}  overrideConsent: false\nsteps:\n${mail("one")}`) },
  ],
  FF906: [
    {
      why: "mail without an address",
      text: flowOf(`email: { subscription: News }\nsteps:\n${mail("one", "<-")}${mail("two")}`),
    },
    {
      why: "an address for some people only",
      text: flowOf(`email: { subscription: News, from: { use: salesContact } }\nsteps:\n${mail("one", "<-")}`),
    },
    {
      why: "SMS of nobody",
      text: flowOf(
        `steps:\n  - id: a\n    sendSms: { text: Hello } # <-\n  - id: b\n    notifyBySms: { to: ourContact, text: Hi } # <-\n`,
      ),
    },
    { why: "not: an address", text: sends(mail("one")) },
    { why: "not: the step says it", text: flowOf("steps:\n  - id: a\n    sendSms: { text: Hello, from: Me }\n") },
    { why: "not: the flow says it", text: sms("Hello") },
    {
      why: "not: kept as it is in SuperOffice",
      text: flowOf(`unmanaged: [email.from.address]\nsteps:\n${mail("one")}`),
    },
  ],
  FF907: [
    { why: "mail of no kind", text: flowOf(`steps:\n${mail("one", "<-")}`) },
    { why: "not: of a kind", text: sends(mail("one")) },
    { why: "not: no mail", text: flowOf(quietSteps) },
    {
      why: "not: kept as it is in SuperOffice",
      text: flowOf(`unmanaged: [email.subscription]\nsteps:\n${mail("one")}`),
    },
  ],
  FF908: [
    {
      why: "two that lead to each other",
      text: flowOf(exits("second", "", " # <-")),
      other: { "flows/second.flow.yaml": flowOf(exits("tested"), "second") },
    },
    { why: "one that leads to itself", text: flowOf(exits("tested", "", " # <-")) },
    {
      why: "by everyone else of a split, and a wait in vain",
      text: flowOf(`steps:
  - id: which
    split:
      name: Which?
      by: personData
      branches: [{ id: a, name: A, where: [{ retired: true }] }]
      everyoneElse:
        exit: { toFlow: second } # <-
`),
      other: {
        "flows/second.flow.yaml": flowOf(
          "steps:\n  - id: a\n    waitForAction:\n      actions: [{ on: linkClicked }]\n      onTimeout: { toFlow: tested }\n",
          "second",
        ),
      },
    },
    {
      why: "not: the way back is for those who reached a goal",
      text: flowOf(exits("second")),
      other: {
        "flows/second.flow.yaml": flowOf(`${quietSteps}finish: { success: { toFlow: tested } }\n`, "second"),
      },
    },
    {
      why: "not: the way there is for those who reached a goal",
      text: flowOf(`${quietSteps}finish: { success: { toFlow: second } }\n`),
      other: { "flows/second.flow.yaml": flowOf(exits("tested"), "second") },
    },
    {
      why: "not: a wait that never ends has no way out in vain",
      text: flowOf(exits("second")),
      other: {
        "flows/second.flow.yaml": flowOf(
          "steps:\n  - id: a\n    waitForAction:\n      actions: [{ on: linkClicked }]\n      timeout: never\n      onTimeout: { toFlow: tested }\n",
          "second",
        ),
      },
    },
    {
      why: "not: an exit that is switched off",
      text: flowOf(
        "steps:\n  - id: a\n    waitForAction:\n      actions: [{ on: linkClicked }]\n      onTimeout: { toFlow: tested, enabled: false }\n",
      ),
    },
  ],
  FF909: [
    {
      why: "people still come in afterwards",
      text: flowOf("enrolment: { end: 2027-05-01 12:00 }\nsteps:\n  - id: a\n    wait: { until: 2027-04-01 } # <-\n"),
    },
    {
      why: "people come in for ever",
      text: flowOf("steps:\n  - id: a\n    wait: { until: 2027-04-01 08:00 } # <-\n"),
    },
    {
      why: "not: enrolment has ended by then",
      text: flowOf("enrolment: { end: 2027-04-01 }\nsteps:\n  - id: a\n    wait: { until: 2027-04-01 }\n"),
    },
    { why: "not: a length of time", text: flowOf(quietSteps) },
  ],
  FF910: [
    { why: "so long that counting it exactly would take minutes", text: sms(`"${"ab€ ".repeat(50_000)}" # <-`) },

    { why: "161 characters of the SMS alphabet", text: sms(`${"a".repeat(161)} # <-`) },
    { why: "71 characters with one of another", text: sms(`${"ł".repeat(71)} # <-`) },
    { why: "81 characters that count twice", text: sms(`"${"€".repeat(81)}" # <-`) },
    {
      why: "a note to a colleague",
      text: flowOf(`steps:\n  - id: a\n    notifyBySms:\n      to: ourContact\n      text: ${"a".repeat(161)} # <-\n`),
    },
    { why: "not: 160 characters", text: sms("å".repeat(160)) },
    { why: "not: 70 of another alphabet", text: sms("ł".repeat(70)) },
    { why: "not: 80 characters that count twice", text: sms(`"${"€".repeat(80)}"`) },
    { why: "not: long only by the name of a merge field", text: sms(`"${"a".repeat(150)} [[customer.firstname]]"`) },
  ],
  FF911: [
    { why: "a slip of the pen", text: sms('"Hi [[customer.firstnam]]" # <-') },
    { why: "a field of requests, of which a flow has none", text: sms('"[[ticket.title]]" # <-') },
    { why: "brackets that nobody closes", text: sms('"Hi [[customer.firstname], how are you?" # <-') },
    { why: "braces, as others write them", text: sms('"Hi {{customer.firstname}}" # <-') },
    {
      why: "not: a documented field, in any letter case",
      text: sms('"Hi [[customer.firstName]] of [[company.name]]"'),
    },
    {
      why: "not: a function and a statement",
      text: sms('"[[makeSalutation(customer.id)]] [[IF:x=\\"1\\"]]a[[ENDIF]]"'),
    },
    { why: "not: an extra field of the tenant", text: sms('"[[customer.x_shoesize]]"') },
    {
      why: "not: the target has it",
      text: sms('"[[customer.loyaltyNumber]]"'),
      options: { mergeFields: ["customer.loyaltyNumber"] },
    },
  ],
  FF912: [
    {
      why: "another host",
      text: sms('"See https://evil.test/x." # <-'),
      options: allowing({ allowedLinks: ["example.com"] }),
    },
    {
      why: "a host that only looks alike",
      text: sms('"https://example.com.evil.test" # <-'),
      options: allowing({ allowedLinks: ["example.com", "*.example.com"] }),
    },
    {
      why: "an allowed name before the at sign",
      text: sms('"https://example.com@evil.test/" # <-'),
      options: allowing({ allowedLinks: ["example.com"] }),
    },
    {
      why: "without https",
      text: sms('"See www.evil.test" # <-'),
      options: allowing({ allowedLinks: ["example.com"] }),
    },
    ...["//evil.test/x", "evil.test/x", "ftp://evil.test/x", "HTTPS://EVIL.TEST"].map((link) => ({
      why: `written as ${link}`,
      text: sms(`"See ${link} now" # <-`),
      options: allowing({ allowedLinks: ["example.com"] }),
    })),
    ...["example.com.evil.co", "xn--e1afmkfd.com", "EVIL.NO", "evil.shop", "evil.xn--p1ai", "vi\u00e5.no"].map(
      (host) => ({
        why: `a host alone, ${host}, which a mail program makes a link of`,
        text: sms(`"See ${host}, now" # <-`),
        options: allowing({ allowedLinks: ["example.com"] }),
      }),
    ),
    {
      why: "not: an allowed host alone, mail addresses, merge fields and words with dots",
      text: sms(
        '"example.com. me.no@evil.no, e.g. at 8 p.m., i.e. now.Then 1.5 [[customer.id]] [[makeSalutation(customer.id)]] v1.2.3"',
      ),
      options: allowing({ allowedLinks: ["example.com"] }),
    },
    {
      why: "not: words with dots and strokes that are no link",
      text: sms('"Yes/no, e.g./i.e., 1.5/2, me@evil.test/x, //, ab.c/d, example.com/x, see../there"'),
      options: allowing({ allowedLinks: ["example.com"] }),
    },
    {
      why: "not: a long text that looks like the start of a host all over",
      text: sms(`"${"a.".repeat(40_000)} ${"a-".repeat(40_000)}"`),
      options: allowing({ allowedLinks: ["example.com"] }),
    },
    {
      why: "not: an allowed host, and one below it",
      text: sms('"https://example.com/a, http://shop.example.org."'),
      options: allowing({ allowedLinks: ["example.com", "*.example.org"] }),
    },
    { why: "not: there is no list", text: sms('"https://evil.test"') },
  ],
  FF913: [
    {
      why: "behind a long text that looks like an address all over",
      text: sms(`"${"a.".repeat(60_000)} ..me@evil.test" # <-`),
      options: allowing({ allowedMail: ["example.com"] }),
    },
    {
      why: "in a text",
      text: sms('"Write to me@evil.test" # <-'),
      options: allowing({ allowedMail: ["example.com"] }),
    },
    {
      why: "as sender, and as recipient",
      text: flowOf(`email:
  from:
    address: a@evil.test # <-
steps:
  - id: a
    notifyByEmail:
      to: { addresses: [b@evil.test] } # <-
      subject: Hello
      text: Hello
`),
      options: allowing({ allowedMail: ["example.com"] }),
    },
    {
      why: "below an allowed domain, which is not that domain",
      text: sms('"me@sub.example.com" # <-'),
      options: allowing({ allowedMail: ["example.com"] }),
    },
    {
      why: "not: the domain, and the address",
      text: sms('"a@EXAMPLE.com, b@other.test"'),
      options: allowing({ allowedMail: ["example.com", "b@other.test"] }),
    },
    { why: "not: there is no list", text: sms('"me@evil.test"') },
  ],
  FF914: [
    {
      why: "the target knows the new id alone",
      text: flowOf("steps:\n  - id: a\n    was: old # <-\n    wait: 3 days\n"),
      options: bound("a"),
    },
    {
      why: "not: the target still has the old one",
      text: flowOf("steps:\n  - id: a\n    was: old\n    wait: 3 days\n"),
      options: bound("old"),
    },
    {
      why: "not: the target knows both, so somebody else may have the new one",
      text: flowOf("steps:\n  - id: a\n    was: old\n    wait: 3 days\n"),
      options: bound("a", "old"),
    },
    {
      why: "not: it was never applied",
      text: flowOf("steps:\n  - id: a\n    was: old\n    wait: 3 days\n"),
      options: { bound: [{ name: "production", ids: new Map() }] },
    },
    { why: "not: no target was asked", text: flowOf("steps:\n  - id: a\n    was: old\n    wait: 3 days\n") },
    {
      why: "not: one of two targets still has the old one",
      text: flowOf("steps:\n  - id: a\n    was: old\n    wait: 3 days\n"),
      options: { bound: [...bound("a").bound, ...bound("old").bound] },
    },
  ],
  FF915: [
    {
      why: "no trigger, and nothing leads here",
      text: flowOf(quietSteps).replace("flow: tested", "flow: tested # <-"),
    },
    {
      why: "a filter that lets nobody in",
      text: flowOf(`enrolment:
  triggers: [{ on: saleSold }]
  filter: # <-
    - retired: true
    - retired: false
${quietSteps}`),
    },
    {
      why: "a trigger that never fires",
      text: flowOf(`enrolment:
  triggers: # <-
    - on: personUpdated
      where: [{ retired: true }, { retired: false }]
${quietSteps}`),
    },
    { why: "not: a trigger", text: flowOf(`enrolment: { triggers: [{ on: saleSold }] }\n${quietSteps}`) },
    {
      why: "not: another flow leads here",
      text: flowOf(quietSteps),
      other: { "flows/second.flow.yaml": flowOf(`${quietSteps}finish: { success: { toFlow: tested } }\n`, "second") },
    },
    {
      why: "not: one of two triggers fires",
      text: flowOf(`enrolment:
  triggers:
    - on: saleSold
    - on: personUpdated
      where: [{ retired: true }, { retired: false }]
${quietSteps}`),
    },
  ],
};

describe.each(Object.entries(rows))("%s", (code, cases) => {
  it.each(cases)("$why", async ({ text, other = {}, options = {} }) => {
    const { diagnostics } = await lintFiles({ "flows/tested.flow.yaml": text, ...other }, options);
    const own = diagnostics.filter(
      (finding) => finding.code === code && finding.range?.file === "flows/tested.flow.yaml",
    );
    const lines = [...new Set(linesOf(own))];
    expect(lines).toEqual(markedLines(text).map((line) => `${code} ${line}`));
  });

  it("has rows that are found and rows that are not", () => {
    const found = cases.filter(({ text }) => markedLines(text).length > 0);
    expect(found.length).toBeGreaterThan(0);
    expect(found.length).toBeLessThan(cases.length);
  });
});
