import { describe, expect, it } from "vitest";
import type { Change, NodeAddress } from "../../src/model/change.ts";
import { type Effect, fates } from "../../src/model/people.ts";
import { effectText } from "../../src/report/model/effect-text.ts";
import type { Json } from "../../src/util/json.ts";

const node = (kind: NodeAddress["kind"], type: string): NodeAddress => ({ kind, type, id: "", serverId: 1, path: "" });
const place = { container: "", index: 1 };

const add = (kind: NodeAddress["kind"], type: string): Change => ({
  action: "add",
  node: node(kind, type),
  after: {},
  position: place,
});
const remove = (kind: NodeAddress["kind"], type: string): Change => ({
  action: "remove",
  node: node(kind, type),
  before: {},
  position: place,
});
const move = (type: string): Change => ({ action: "move", node: node("step", type), before: place, after: place });
const modify = (
  kind: NodeAddress["kind"],
  type: string,
  property = "",
  after: Json = "",
  before: Json = "",
): Change => ({
  action: "modify",
  node: node(kind, type),
  property,
  before,
  after,
});

const inBranch = (change: Change, path: string): Change => ({ ...change, node: { ...change.node, path } });

const rows: readonly (readonly [change: Change, effect: Effect, text: string | undefined])[] = [
  [modify("step", "SendEmail"), { ahead: 42, past: 5 }, "42 people will get the new mail; 5 are past it."],
  [modify("step", "SendSMS"), { ahead: 1, past: 1 }, "1 person will get the new SMS; 1 is past it."],
  [
    modify("step", "WaitForTime"),
    { here: 12, ahead: 30, past: 5 },
    "12 people wait here and keep waiting; 30 before it will wait by the new rule; 5 are past it.",
  ],
  [modify("step", "WaitForAction"), { here: 1 }, "1 person waits here and keeps waiting."],
  [modify("step", "Split"), { ahead: 3 }, "3 people will be sorted by the new rule."],
  ...["ExitFlow", "ExitToFlowId", "ExitToSelectionId"].map(
    (property) =>
      [
        modify("step", "Split", property),
        { ahead: 18, past: 2 },
        "18 people will find the new exit if no branch takes them; 2 are past it.",
      ] as const,
  ),
  [
    modify("step", "WaitForAction", "ExitToFlowId"),
    { here: 2, ahead: 1 },
    "2 people wait here, and whether it counts for them is not known; 1 before it will find the new exit if their time is up.",
  ],
  [modify("step", "SendSMS", "Exit", true), { ahead: 1 }, "1 person will leave if they have no number."],
  [
    modify("step", "SendSMS", "Exit", false),
    { ahead: 2 },
    "2 people will go on instead of leaving if they have no number.",
  ],
  [
    modify("step", "Split", "ExitFlow", false),
    { ahead: 18, past: 2 },
    "18 people will go on instead of leaving if no branch takes them; 2 are past it.",
  ],
  [
    modify("step", "WaitForAction", "ExitFlow", false),
    { unlessLeaving: 3, past: 1 },
    "3 people may go on instead of leaving, if they do not leave before and their time is up; 1 is past it.",
  ],
  [
    modify("step", "WaitForAction", "WaitForTimeout", false),
    { here: 1, ahead: 3 },
    "1 person waits here and keeps waiting; 3 before it will wait by the new rule.",
  ],
  [modify("step", "AddToList"), { ahead: 3 }, "3 people will come to it as it is then."],
  [modify("option", "PersonData"), { ahead: 3, past: 9 }, "3 people will be sorted by the new rule; 9 are past it."],
  [add("step", "SendEmail"), { ahead: 57, past: 355 }, "57 people will get it; 355 are past it and will not get it."],
  [
    add("step", "SendEmail"),
    { ahead: 3, unlessLeaving: 40, unlessWaiting: 2, past: 1 },
    "3 people will get it; 40 may get it, if they do not leave before; 2 may get it, if they do not wait for ever before; 1 is past it and will not get it.",
  ],
  [
    add("step", "SendSMS"),
    { withNumber: 38, unlessLeaving: 2, past: 1 },
    "38 people may get it, if they have a number; 2 may get it, if they do not leave before; 1 is past it and will not get it.",
  ],
  [modify("step", "SendSMS", "Text"), { withNumber: 1 }, "1 person may get the new SMS, if they have a number."],
  [modify("step", "SendSMS", "Exit", true), { withNumber: 38 }, "38 people will leave if they have no number."],
  [
    modify("step", "SendSMS", "Exit", true),
    { withNumber: 38, unlessLeaving: 2 },
    "38 people will leave if they have no number; 2 may leave, if they do not leave before and they have no number.",
  ],
  [add("step", "WaitForTime"), { ahead: 2 }, "2 people will come to it."],
  [add("step", "Split"), { ahead: 2 }, "2 people will be sorted by it."],
  [add("option", "PersonData"), { ahead: 2 }, "2 people will be sorted by the new rule."],
  [
    add("step", "SendSMS"),
    { unknown: 1, past: 2 },
    "What it means for 1 person is not known; 2 are past it and will not get it.",
  ],
  [
    remove("step", "SendEmail"),
    { here: 2, missed: 7, past: 1 },
    "2 people stand on it, and where they go is not known; 7 will not get it any more; 1 is past it.",
  ],
  [
    inBranch(modify("step", "SendEmail"), "reaction/keen/tips"),
    { ahead: 4, perhaps: 15, past: 8 },
    "4 people will get the new mail; 15 may get the new mail, if their branch leads there; 8 are past it or on another branch.",
  ],
  [inBranch(modify("option", "PersonData"), "reaction/keen"), { past: 8 }, "8 people are past it."],
  [remove("step", "WaitForTime"), { missed: 7 }, "7 people will not come to it any more."],
  [
    move("SendEmail"),
    { here: 1, ahead: 2, again: 3, missed: 4, past: 5 },
    "1 person stands on it and goes with it; 2 before it will get it; 3 are past it and will get it a second time; 4 will not get it any more; 5 are past it.",
  ],
  [move("SendEmail"), { perhapsAgain: 6 }, "6 people are past it and may get it a second time."],
  [move("RunScript"), { perhapsAgain: 1 }, "1 person is past it and may come to it a second time."],
  [
    move("RunScript"),
    { ahead: 2, again: 1 },
    "2 people will come to it in its new place; 1 is past it and will come to it a second time.",
  ],
  [
    modify("action", "FormSubmitted"),
    { here: 2, ahead: 1 },
    "2 people wait here, and whether it counts for them is not known; 1 before it will come to it as it is then.",
  ],
  [add("trigger", "SaleSold"), { untouched: 412 }, "The 412 people inside are not affected."],
  [modify("flow", "", "Filter"), { untouched: 1 }, "The 1 person inside is not affected."],
  [add("goal", "HadChat"), { ahead: 3 }, "It is looked at before the next step of the 3 people inside."],
  [remove("goal", "HadChat"), { ahead: 3 }, "It is no longer looked at before the next step of the 3 people inside."],
  [modify("flow", "", "FromName"), { ahead: 3 }, "It counts for the 3 people inside from their next step on."],
  [
    modify("flow", "", "BlockLists", ["6"], ["5", "6"]),
    { ahead: 3 },
    "The 3 people inside are not affected; who is on a selection that is taken out may enter from now on.",
  ],
  [
    modify("flow", "", "BlockLists", ["6"], ["5"]),
    { ahead: 3 },
    "Of the 3 people inside, those on an added selection leave before their next step, nobody knows how many.",
  ],
  [modify("flow", "", "WorkflowStart"), { unknown: 3 }, "What it means for the 3 people inside is not known."],
  [modify("flow", "", "Status", "Running"), { ahead: 3 }, "The 3 people inside go on from where they stand."],
  [modify("flow", "", "Status", "Paused"), { here: 1 }, "The 1 person inside stays in place until the flow runs."],
  [modify("flow", "", "Status", "Stopped"), { cancelled: 412 }, "412 people are cancelled for good."],
  [modify("flow", "", "Name"), { untouched: null }, "The people inside are not affected."],
  [modify("step", "SendEmail"), { unknown: null }, "How many of the people inside this concerns is not known."],
  [
    modify("flow", "", "FromName"),
    { ahead: null },
    "It counts for the people inside from their next step on; how many that are is not known.",
  ],
  [modify("step", "SendEmail"), { past: 0 }, undefined],
  [modify("step", "SendEmail"), {}, undefined],
];

describe("effectText", () => {
  it.each(rows.map(([change, effect, text]) => [text ?? "nothing", change, effect, text] as const))(
    "says: %s",
    (_name, change, effect, text) => {
      expect(effectText({ ...change, effect })).toBe(text);
    },
  );

  it("says nothing where nobody was asked", () => {
    expect(effectText(add("step", "SendEmail"))).toBeUndefined();
  });

  it("has words for every fate", () => {
    for (const fate of fates) expect(effectText({ ...move("Split"), effect: { [fate]: 2 } })).toMatch(/2 people/);
  });
});
