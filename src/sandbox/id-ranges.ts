/**
 * The first key of each table. Every table has a range of its own, so that mixing up two kinds of id fails (design §6,
 * A4); the ranges hold for nine thousand flows and some two hundred thousand steps.
 */
export const firstId = {
  associate: 10,
  usergroup: 60,
  list: 100,
  email_flow: 1_000,
  selection: 12_000,
  project: 13_000,
  form: 14_000,
  shipment: 15_000,
  link: 16_000,
  script: 17_000,
  attachment: 18_000,
  hierarchy: 19_000,
  workflow: 20_000,
  person: 30_000,
  contact: 40_000,
  workflow_trigger: 100_000,
  workflow_goal: 200_000,
  workflow_step: 300_000,
  workflow_step_option: 500_000,
  workflow_wait_for_action: 700_000,
  workflow_instance: 900_000,
  foreignapp: 2_000_000,
  foreigndevice: 2_100_000,
  foreignkey: 2_200_000,
  message: 2_300_000,
} as const;

export type TableName = keyof typeof firstId;
