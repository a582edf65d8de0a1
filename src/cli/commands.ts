import type { Command } from "./command.ts";

type Load = () => Promise<{ readonly command: Command }>;

/** Every command by its name, loaded when it is called. */
export const commands: Readonly<Record<string, Load>> = {
  init: () => import("./commands/init.ts"),
  validate: () => import("./commands/validate.ts"),
  lint: () => import("./commands/lint.ts"),
  fmt: () => import("./commands/fmt.ts"),
  compile: () => import("./commands/compile.ts"),
  import: () => import("./commands/import.ts"),
  plan: () => import("./commands/plan.ts"),
  show: () => import("./commands/show.ts"),
  apply: () => import("./commands/apply.ts"),
  drift: () => import("./commands/drift.ts"),
  rollback: () => import("./commands/rollback.ts"),
  recover: () => import("./commands/recover.ts"),
  pull: () => import("./commands/pull.ts"),
  graph: () => import("./commands/graph.ts"),
  columns: () => import("./commands/columns.ts"),
  lookup: () => import("./commands/lookup.ts"),
  watch: () => import("./commands/watch.ts"),
  login: () => import("./commands/login.ts"),
  logout: () => import("./commands/logout.ts"),
  whoami: () => import("./commands/whoami.ts"),
  doctor: () => import("./commands/doctor.ts"),
  ci: () => import("./commands/ci.ts"),
  sandbox: () => import("./commands/sandbox.ts"),
};
