import { describe, expect, test } from "vitest";
import type { Change } from "../../src/model/change.ts";
import type { Plan } from "../../src/model/plan.ts";
import { page } from "../../src/report/html/page.ts";
import { comment } from "../../src/report/markdown/comment.ts";
import { planReport } from "../../src/report/model/plan-report.ts";
import { plainPalette } from "../../src/report/palette.ts";
import { planText } from "../../src/report/plan-text.ts";
import { workshop } from "../support/sandbox-project.ts";

const flow = (text: string) => `flow: trial
name: Trial
steps:
  - id: pause
    wait: 1 day
  - id: tell
    sendSms:
      text: ${text}
`;
const beside = flow("{ file: ../texts/tell.txt }");
const textFile = "texts/tell.txt";

interface Side {
  readonly flow: string;
  readonly text: string;
}

/** The plan from one side to the other. */
async function planned(before: Side, after: Side): Promise<Plan> {
  const shop = workshop();
  const write = (side: Side) => {
    shop.write("trial", side.flow);
    shop.files.set(textFile, side.text);
  };
  write(before);
  await shop.apply();
  write(after);
  const { value, diagnostics } = await shop.plan();
  if (value === undefined) throw new Error(JSON.stringify(diagnostics));
  return value;
}

const sourcesOf = ({ flows }: Plan) =>
  flows.flatMap(({ changes }) => changes.map(({ source }: Change) => `${source?.file}:${source?.line}`));

describe("a change of a text that stands in a file beside the flow", () => {
  const text = "Hello,\nhow are you?\nAnna\n";

  test.each([
    ["in the middle", text, text.replace("you?", "things?"), 2],
    ["at the end, where something goes", text, "Hello,\nhow are you?\n", 3],
    ["at the end, where something comes", "Hello,\n", text, 2],
    ["whose lines end otherwise", text, text.replaceAll("\n", "\r\n").replace("Anna", "Bo"), 3],
  ])("is told with that file and the first line that differs: %s", async (_, before, after, line) => {
    const plan = await planned({ flow: beside, text: before }, { flow: beside, text: after });
    expect(sourcesOf(plan)).toEqual([`${textFile}:${line}`]);
  });

  test("is told so in every face", async () => {
    const plan = await planned({ flow: beside, text }, { flow: beside, text: text.replace("Anna", "Bo") });
    const report = planReport(plan);
    expect(planText(plan, plainPalette).replaceAll(/\s+/g, " ")).toContain(`(${textFile}:3)`);
    expect(page(report)).toContain(`${textFile}:3`);
    expect(comment(report)).toContain("<code>texts&#47;tell&#46;txt&#58;3</code>");
  });

  test("stays in the flow's file where the text is written there", async () => {
    const plan = await planned({ flow: beside, text }, { flow: flow("Hello"), text });
    expect(sourcesOf(plan)).toEqual(["flows/trial.flow.yaml:8"]);
  });

  test("is not what approving is about: the digest is the same wherever the text stands", async () => {
    const digests = [
      await planned({ flow: flow("Hi"), text }, { flow: beside, text: "Hello" }),
      await planned({ flow: flow("Hi"), text }, { flow: flow("Hello"), text }),
    ].map(({ digest }) => digest);
    expect(new Set(digests).size).toBe(1);
  });
});
