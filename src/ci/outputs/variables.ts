/** Values for the next steps, as lines `name=value`: GitHub's file of outputs and GitLab's dotenv report read both. */
export function variables(values: Readonly<Record<string, string | number | boolean>>, prefix = ""): string {
  return Object.entries(values)
    .map(([name, value]) => `${prefix}${name}=${String(value).replace(/[^\x20-\x7e]/g, "_")}\n`)
    .join("");
}
