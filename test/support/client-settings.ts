import type { workflowSplitOptionTypes, workflowStepTypes } from "../../src/model/enums.ts";
import type { Store } from "../../src/sandbox/store.ts";
import { listRows } from "../../src/sandbox/world/list-row.ts";

/** A carrier as the client has it: names in camel case. */
export type Settings = Readonly<Record<string, unknown>>;

export const conditions = [
  {
    name: "0",
    description: "",
    rank: 0,
    restrictions: [{ name: "category", operator: "oneOf", values: ["[I:1]", "[I:2]"] }],
  },
];
const field = { key: "title", currentOperationType: "set", values: ["Dr"], isActive: true };

/** Something to say in every property of each type of step and branch; ids are looked up when the world is there. */
export function clientSettings(store: Store) {
  function id(list: string, name: string): number {
    const found = listRows({ store } as Parameters<typeof listRows>[0], list).find((row) => row.Name === name);
    if (found === undefined) throw new Error(`${name} is not in ${list}`);
    return found.Id;
  }

  const associates = () => store.ids("associate");
  const stepSettings: Readonly<Record<(typeof workflowStepTypes)[number], () => Settings>> = {
    SendEmail: () => ({
      subject: "Hello",
      attachments: [id("attachment", "Event map.pdf")],
      shipmentId: id("specifiedmailings", "We miss you"),
    }),
    SendSMS: () => ({ from: "Example", text: "Hei på deg", exit: true }),
    WaitForTime: () => ({ timeWaitAlgorithm: "NumIntervals", numIntervals: 3, intervalType: "WorkingDays" }),
    WaitForAction: () => ({
      exitFlow: true,
      exitToFlowId: store.ids("email_flow")[0],
      exitToSelectionId: id("selection", "Lost sales"),
      actionTimeout: 2,
      waitForTimeout: true,
      timeoutIntervalType: "Weeks",
      actions: [{ actionType: "LinkClicked", restrictionGroups: [] }],
    }),
    Split: () => ({
      splitName: "Which?",
      splitOptionType: "PersonData",
      exitFlow: false,
      options: [{ optionType: "PersonData", name: "Some", restrictionGroups: conditions, steps: [] }],
    }),
    UpdateParticipant: () => ({ description: "Doctors", fieldValuesPerson: [field], fieldValuesCompany: [] }),
    AddToList: () => ({ selection: id("selection", "Partners"), project: id("project", "VIP programme") }),
    RemoveFromList: () => ({ selection: id("selection", "Partners"), project: 0 }),
    CreateRequest: () => ({
      title: "Look",
      requestType: id("tickettype", "Question"),
      category: id("ejcategory", "Sales"),
      priority: id("ticketpriority", "High"),
      ticketStatus: id("ticketticketstatus", "Open"),
      message: "<p>Hi</p>",
      owner: associates()[1],
    }),
    CreateFollowUp: () => ({
      title: "Call",
      followUpType: id("task", "Phone - Out"),
      project: id("project", "VIP programme"),
      completed: true,
      actionType: "FirstAvailableAfter",
      actionTime: 2,
      actionTimeUnit: "Days",
      duration: 1800,
      availability: "Free",
      ownerType: "Specified",
      agenda: "Be nice",
      owner: associates()[2],
    }),
    CreateSale: () => ({
      title: "Sell",
      saleType: id("saletype", "Renewal"),
      stage: id("salestage", "Proposal"),
      amount: 1250.5,
      currency: id("currency", "NOK"),
      description: "Yearly",
      project: 0,
      actionType: "Estimated",
      actionTime: 1,
      actionTimeUnit: "Weeks",
      date: new Date("2026-12-01T00:00:00Z"),
      owner: associates()[0],
      source: id("source", "Web"),
    }),
    NotifyByEmail: () => ({
      to: "SpecificEmailAddress",
      specificEmailAddresses: ["a@example.com", "b@example.com"],
      subject: "Note",
      text: "Something happened",
    }),
    NotifyBySMS: () => ({ to: "SpecificPhoneNumbers", specificPhoneNumbers: ["+47 1"], from: "Example", text: "Look" }),
    RunScript: () => ({ scriptId: id("crmscript", "Score lead") }),
    DistributeToOwner: () => ({
      onlyToUnassigned: false,
      associates: associates().slice(0, 2),
      userGroups: [id("usergroup", "Sales")],
      distributeQueue: associates().slice(1, 3),
      defaultAssociate: associates()[3],
    }),
  };

  const optionSettings: Readonly<Record<(typeof workflowSplitOptionTypes)[number], () => Settings>> = {
    None: () => ({}),
    PersonData: () => ({ restrictionGroups: conditions }),
    FormSubmission: () => ({ formId: id("form", "Trial signup") }),
    LinkClicked: () => ({ linkId: id("shipmentlinks", "Register") }),
    ProjectMembership: () => ({ projectId: id("project", "VIP programme") }),
    SelectionMembership: () => ({ selectionId: id("selection", "Partners") }),
    FormData: () => ({ formId: id("form", "Trial signup"), restrictionGroups: conditions }),
  };

  return { id, associates, stepSettings, optionSettings };
}
