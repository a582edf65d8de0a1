/** The first key of each table. Every table has a range of its own, so that mixing up two kinds of id fails (design §6, A4). */
export const firstId = {
  associate: 10,
  usergroup: 60,
  list: 100,
  email_flow: 1_000,
  selection: 2_000,
  project: 3_000,
  form: 4_000,
  shipment: 5_000,
  link: 6_000,
  script: 7_000,
  attachment: 8_000,
  hierarchy: 9_000,
  workflow: 20_000,
  person: 30_000,
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
