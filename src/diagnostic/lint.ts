import { error, warning } from "./define.ts";

/** What lint finds in flows that are valid, and may still do what nobody wants. docs/lint.md has a section for each. */

export const deadBranch = warning(
  "FF901",
  "A branch is dead",
  (facts: { who: string; branch: string; split: string; why: string }) => ({
    detail: `${facts.who} reaches ${facts.branch} of "${facts.split}": ${facts.why}. The first branch that fits takes a person.`,
    fix: "Move it before the branch that takes its people, change its condition, or remove it.",
  }),
);

export const neverHolds = error("FF902", "A condition can never hold", (why: string) => ({
  detail: `${why}.`,
  fix: "Remove one of the two lines, or put them below any: if either may hold.",
}));

export const alwaysHolds = warning("FF903", "A condition always holds", (why: string) => ({
  detail: `${why}.`,
  fix: "Remove the condition, or correct it if it should keep somebody out.",
}));

export const sendsWithoutWait = warning("FF904", "Two messages with no wait between them", (first: string) => ({
  detail: `A person gets this message at the same moment as that of ${first}.`,
  fix: "Put a wait between them, or make one message of the two.",
}));

export const consentOverridden = warning(
  "FF905",
  "Mail goes out without asking for consent",
  (sends: readonly string[]) => ({
    detail: `overrideConsent lets ${sends.join(", ")} reach people who gave no consent, or took it back.`,
    fix: "Remove overrideConsent, unless the law lets you send this mail to everybody; then allow it here with that reason.",
  }),
);

export const missingSender = error("FF906", "A message has no sender", (what: string, fix: string) => ({
  detail: what,
  fix,
}));

export const missingSubscription = warning("FF907", "Mail has no subscription", () => ({
  detail: "The flow sends mail of no kind, so people have nothing to subscribe to, and nothing to leave.",
  fix: "Add email: { subscription: … } with the kind of mail that it is.",
}));

export const flowLoop = warning("FF908", "Flows lead in a circle", (facts: { way: string; end: string }) => ({
  detail: `Who does nothing goes ${facts.way}. ${facts.end}`,
  fix: "Take one of the exits out, or let it lead to a flow that does not lead back.",
}));

export const waitBeforeEnrolmentEnds = warning(
  "FF909",
  "A wait ends before enrolment ends",
  (until: string, end: string) => ({
    detail: `It waits until ${until}, and ${end}. Who enters after that moment does not wait at all.`,
    fix: "End enrolment before that moment with enrolment: { end: … }, or wait for a length of time.",
  }),
);

export const longSms = warning(
  "FF910",
  "An SMS is longer than one message",
  (facts: { length: number; least: boolean; limit: number; parts: number; odd: readonly string[] }) => ({
    detail: `It has ${facts.least ? "at least " : ""}${facts.length} characters and is sent, and paid for, as ${facts.least ? "at least " : ""}${facts.parts} messages; one holds ${facts.limit}.${facts.odd.length === 0 ? "" : ` The limit is that low because of ${facts.odd.join(" ")}, which the usual SMS alphabet does not have.`}`,
    fix:
      facts.odd.length === 0
        ? "Shorten the text."
        : "Shorten the text, or write it without these characters: one then holds 160.",
  }),
);

export const unknownMergeField = warning(
  "FF911",
  "A merge field does not exist",
  (facts: { written: string; why: string; fix: string }) => ({
    detail: `${facts.written}: ${facts.why}.`,
    fix: facts.fix,
  }),
);

export const foreignLink = error("FF912", "A link leads outside the allowed list", (url: string, host: string) => ({
  detail: `${url} leads to ${host}, which lint: { allowedLinks } in flowform.yaml does not have.`,
  fix: "Correct the link, or add the host to allowedLinks.",
}));

export const foreignMail = error("FF913", "A mail address is outside the allowed list", (address: string) => ({
  detail: `Neither ${address} nor its domain is in lint: { allowedMail } of flowform.yaml.`,
  fix: "Correct the address, or add it or its domain to allowedMail.",
}));

export const unusedWas = warning("FF914", "A former id is not needed any more", (was: string, targets: string) => ({
  detail: `${targets} knows nothing under the id "${was}" any more, so was: has done its work.`,
  fix: "Remove was:.",
}));

export const nobodyEnters = warning("FF915", "Nobody can enter this flow", (why: string) => ({
  detail: `${why}.`,
  fix: "Add a trigger, let a flow lead here, or allow it with the reason why people are added by hand.",
}));

export const customRule = warning("FF920", "A rule of this project is broken", (name: string, message: string) => ({
  detail: `${name}: ${message}`,
  fix: "Change the flow, or the rule below lint: { custom } in flowform.yaml.",
}));

export const brokenRule = error("FF921", "A rule of this project cannot be evaluated", (name: string, why: string) => ({
  detail: `${name}: ${why}.`,
  fix: "Correct the expression; docs/lint.md shows what it can say. has(flow.Property) asks whether a property is there.",
}));

export const allowanceWithoutReason = error("FF930", "An allowance gives no reason", (code: string) => ({
  detail: `${code} is not allowed until a reason stands behind it, for whoever reads this next year.`,
  fix: `Write # flowform-allow ${code}: and why.`,
}));

export const unusedAllowance = warning(
  "FF931",
  "An allowance allows nothing",
  (code: string, line: number | undefined) => ({
    detail: `There is no ${code} on this line or the one below the comment.${line === undefined ? "" : ` There is one in line ${line}.`}`,
    fix: line === undefined ? "Remove the comment." : `Move the comment to line ${line}, or remove it.`,
  }),
);

export const unclearAllowance = error("FF932", "An allowance is not clear", (written: string) => ({
  detail: `"${written}" names no rule that can be allowed.`,
  fix: "Write # flowform-allow FF903: and why, with the code of the finding; FF920 for a rule of this project.",
}));

/** The findings of rules, which flowform.yaml can set to off, warning or error. */
export const lintFindings = {
  deadBranch,
  neverHolds,
  alwaysHolds,
  sendsWithoutWait,
  consentOverridden,
  missingSender,
  missingSubscription,
  flowLoop,
  waitBeforeEnrolmentEnds,
  longSms,
  unknownMergeField,
  foreignLink,
  foreignMail,
  unusedWas,
  nobodyEnters,
} as const;
