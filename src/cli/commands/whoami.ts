import { principalText } from "../../report/principal-text.ts";
import { defineCommand, formatFlag, targetFlag } from "../command.ts";
import { withTarget } from "../plan-project.ts";
import { whoAmI } from "../who-am-i.ts";

export const command = defineCommand({
  summary: "show who is signed in to a target, and what they may do",
  usage: "[--target NAME] [--format json]",
  examples: [
    ["flowform whoami --target production", "the user, the tenant and the rights"],
    ["flowform whoami", "the user of the built-in sandbox"],
  ],
  flags: { target: targetFlag, format: formatFlag },
  positionals: 0,
  async run({ flags, io }) {
    const found = await withTarget({ command: "whoami", flags }, io, ({ target }) => whoAmI(target.connection));
    const user = found.value;
    if (user === undefined) return found;
    return { diagnostics: [], data: { format_version: "1.0", ...user }, text: () => principalText(user) };
  },
});
