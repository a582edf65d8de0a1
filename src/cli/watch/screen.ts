import type { Outcome } from "../../diagnostic/diagnostic.ts";
import type { FlowNews } from "../../model/flow-news.ts";
import type { Plan } from "../../model/plan.ts";
import { savedPlan } from "../../plan/saved-plan.ts";
import { newsSince } from "../../plan/since.ts";
import { diagnosticsText } from "../../report/diagnostic-text.ts";
import { plainPalette } from "../../report/palette.ts";
import { planText } from "../../report/plan-text.ts";
import { sinceText } from "../../report/since-text.ts";
import type { Palettes } from "../command.ts";
import type { Io } from "../io.ts";
import { sha256 } from "../sha256.ts";
import { livePages } from "./live-page.ts";
import { isSameShown } from "./same-shown.ts";
import type { ReportServer } from "./serve-report.ts";

/** One run, as it is shown. */
export interface ShownRun {
  readonly planned: Outcome<Plan>;
  /** When it began, and how long it took, in milliseconds. */
  readonly begin: number;
  readonly duration: number;
  /** Somebody wants to see all of the plan, not only what is different. */
  readonly whole: boolean;
}

export interface Screen {
  readonly show: (run: ShownRun) => void;
  /** Whether a plan, or what keeps it from being made, says something else than what is shown. */
  readonly isNews: (planned: Outcome<Plan>) => boolean;
}

const keys = "Ctrl-C ends it; r and Enter asks for everything again.";

export interface ScreenOptions {
  readonly json: boolean;
  readonly server: ReportServer | undefined;
  readonly palettes: Palettes;
}

/** What stood there before the program began is left in the terminal's memory. */
const clear = "\u001b[2J\u001b[H";

/** Shows runs in the terminal and on the page, each with what is different since the last plan; one that says the same, in a line. */
export function createScreen(io: Io, { json, server, palettes }: ScreenOptions): Screen {
  let good: { readonly plan: Plan; readonly time: string } | undefined;
  let problems = "";
  let count = 0;
  let last: Outcome<Plan> | undefined;
  return {
    isNews: (planned) => {
      const { value: plan } = planned;
      if (problemsOf(planned) !== problems) return true;
      return plan !== undefined && (plan.digest !== good?.plan.digest || newsSince(good.plan, plan).length > 0);
    },
    show: ({ planned, begin, duration, whole }) => {
      const { value: plan, diagnostics } = planned;
      const time = clockText(begin);
      const news = plan === undefined || good === undefined ? [] : newsSince(good.plan, plan);
      const isSame = !json && !whole && last !== undefined && isSameShown(last, planned);
      last = planned;
      if (json) io.out(`${JSON.stringify(dataOf(planned))}\n`);
      else if (!isSame) {
        if (io.terminal.out) io.out(clear);
        if (plan === undefined && good !== undefined) io.out(`The last good plan is of ${good.time}.\n`);
        const shown = plan ?? (io.terminal.out ? good?.plan : undefined);
        if (shown !== undefined)
          io.out(
            `${planText(shown, palettes.out, { shown: toTell(shown, whole ? undefined : good && news) })}\n${sinceText(news, palettes.out)}`,
          );
      }
      if (plan === undefined && !isSame) io.err(diagnosticsText(diagnostics, palettes.err));
      if (plan !== undefined) good = { plan, time };
      problems = problemsOf(planned);
      const id = `${begin}-${++count}`;
      const frame = { id, time, news, problems, plan: good?.plan, planned: good?.time ?? "" };
      server?.show({ id, pages: livePages(frame) });
      const place = server === undefined ? "" : ` The page is at ${server.url}`;
      const watching = `${time}, ${Math.round(duration)} ms. Watching.`;
      io.err(isSame ? `No difference, ${watching}\n` : `${watching}${place}\n${keys}\n`);
    },
  };
}

const problemsOf = ({ value, diagnostics }: Outcome<Plan>) =>
  value === undefined ? diagnosticsText(diagnostics, plainPalette) : "";

/** Up to so many flows the whole plan is told at every save. */
const few = 8;

/** Of a long plan, what is different since the last one; all of it at first. */
function toTell({ flows }: Plan, news: readonly FlowNews[] | undefined): Plan["flows"] {
  if (news === undefined || flows.length <= few) return flows;
  const keys = new Set(news.map(({ key }) => key));
  return flows.filter(({ key }) => keys.has(key));
}

/** The time of day on this machine, as its clock shows it. */
function clockText(milliseconds: number): string {
  return new Date(milliseconds).toTimeString().slice(0, 8);
}

function dataOf({ value: plan, diagnostics }: Outcome<Plan>): object {
  return plan === undefined ? { format_version: "1.0", diagnostics } : savedPlan(plan, sha256);
}
