import { visible } from "../../diagnostic/frame.ts";
import type { NodeAddress } from "../../model/change.ts";
import { markName } from "./sentence.ts";
import { wordsOf } from "./value-text.ts";

const stepNouns: Readonly<Record<string, string>> = {
  SendEmail: "Mail",
  SendSMS: "SMS",
  WaitForTime: "Wait",
  WaitForAction: "Wait for action",
  Split: "Split",
  UpdateParticipant: "Update of the person",
  AddToList: "Adding to a list",
  RemoveFromList: "Removing from a list",
  CreateRequest: "Request",
  CreateFollowUp: "Follow-up",
  CreateSale: "Sale",
  NotifyByEmail: "Notification by mail",
  NotifyBySMS: "Notification by SMS",
  RunScript: "Script",
  DistributeToOwner: "Distribution to owners",
};

const eventNouns = { trigger: "Trigger", goal: "Goal", action: "Action" } as const;

/** What a step of this type is called by people who do not read carriers. */
export function stepNoun(type: string): string {
  return stepNouns[type] ?? visible(type);
}

/** A node as a reader finds it in the file: "Mail reaction/engaged/tips", "Trigger form submitted". */
export function nodeName({ kind, type, id, path }: NodeAddress): string {
  if (kind === "flow") return "Flow";
  if (kind === "step") return `${stepNoun(type)} ${markName(visible(path))}`;
  if (kind === "option") return type === "None" ? everyoneElse(path) : `Branch ${markName(visible(path))}`;
  return `${eventNouns[kind]} ${wordsOf(type)}${id === "" ? "" : ` (${markName(visible(id))})`}`;
}

function everyoneElse(path: string): string {
  const split = path.split("/").slice(0, -1).join("/");
  return split === "" ? "Everyone else" : `Everyone else of ${markName(visible(split))}`;
}
