import type { WorkflowSplitOptionType } from "../model/enums.ts";
import { findContact, offers } from "./conditions/areas.ts";
import { type Fields, required } from "./field.ts";
import { conditions } from "./fields/conditions.ts";
import { type ListFor, list, record } from "./fields/record.ts";

/** One kind of split: the server's name for it, and the keys that its branches have. */
export interface SplitKind {
  readonly type: WorkflowSplitOptionType;
  readonly fields: Fields;
  /** At most this many branches beside everyone else (superoffice-api.md G20: yes and no, and nothing more). */
  readonly maximumBranches?: number;
}

/** The links of the split's mailing; a split for any mailing has id 0 (design §6, A8). */
const links: ListFor = ({ sibling }) => {
  const mailing = sibling("ShipmentId");
  return { list: "shipmentlinks", additional: mailing === undefined ? "" : `shipmentId=${mailing}` };
};

const form = required(
  record("FormId", list("form"), {
    description: "With by: formSubmission or formData, the form.",
    example: "Trial signup",
  }),
);

/** The six kinds of split, by their word in the language. */
export const splitKinds = {
  personData: {
    type: "PersonData",
    fields: {
      where: required(
        conditions(
          {
            description:
              "With by: personData, the conditions on the person or company; with by: formData, on the form's fields.",
            example: [{ category: { oneOf: ["Prospect"] } }],
          },
          { anyColumn: false, place: { called: "by: personData", offers: findContact } },
        ),
      ),
    },
  },
  formSubmission: { type: "FormSubmission", fields: { form }, maximumBranches: 1 },
  linkClicked: {
    type: "LinkClicked",
    fields: {
      link: required(
        record("LinkId", links, { description: "With by: linkClicked, the tracked link.", example: "Book a demo" }),
      ),
    },
  },
  projectMembership: {
    type: "ProjectMembership",
    fields: {
      project: required(
        record("ProjectId", list("project"), {
          description: "With by: projectMembership, the project.",
          example: "Trial customers",
        }),
      ),
    },
  },
  selectionMembership: {
    type: "SelectionMembership",
    fields: {
      selection: required(
        record("SelectionId", list("selection"), {
          description: "With by: selectionMembership, the static selection.",
          example: "VIP customers",
        }),
      ),
    },
  },
  formData: {
    type: "FormData",
    fields: {
      form,
      where: required(
        conditions(
          { description: "The conditions on the form's fields.", example: [{ rating: { greater: 3 } }] },
          { anyColumn: true, place: { called: "by: formData", offers: offers("formSubmission", "inferred") } },
        ),
      ),
    },
  },
} as const satisfies Record<string, SplitKind>;

export type SplitKindName = keyof typeof splitKinds;

/** The word for a split that is not finished: it looks at nothing, and has no branches. */
export const unfinished = "notSet";

/** The kind of split that a word means. */
export function splitKind(by: SplitKindName | typeof unfinished): SplitKind {
  return by === unfinished ? { type: "None", fields: {}, maximumBranches: 0 } : splitKinds[by];
}

/** Every key that a branch of some kind has, for the schema; which kind may use which is a rule of meaning. */
export const branchFields: Fields = Object.assign(
  {},
  ...Object.values(splitKinds)
    .toReversed()
    .map(({ fields }) => fields),
);
