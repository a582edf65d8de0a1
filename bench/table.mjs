const heads = [
  "what",
  "flows",
  "against",
  "pairs",
  "wall s",
  "CPU s",
  "peak MiB",
  "wall ×",
  "CPU ×",
  "peak ×",
  "goal",
  "",
];

/** The rows as a Markdown table. */
export function tableOf(rows) {
  const cells = rows.map(cellsOf);
  const widths = heads.map((head, column) => Math.max(head.length, 3, ...cells.map((row) => row[column].length)));
  const line = (row) => `| ${row.map((cell, column) => cell.padEnd(widths[column])).join(" | ")} |`;
  return [line(heads), line(widths.map((width) => "-".repeat(width))), ...cells.map(line), ""].join("\n");
}

function cellsOf({ what, flows, against = "", pairs, own, ratio, goals }) {
  return [
    what,
    String(flows ?? ""),
    against,
    String(pairs ?? ""),
    number(own?.wall, 3),
    number(own?.cpu, 3),
    number(own?.peak, 0),
    number(ratio?.wall, 2),
    number(ratio?.cpu, 2),
    number(ratio?.peak, 2),
    goals.map(({ text }) => text).join("; "),
    goals.map(({ reached, met }) => `${met ? "met" : "MISSED"} (${number(reached, 2)})`).join("; "),
  ];
}

function number(value, digits) {
  return value === undefined || Number.isNaN(value) ? "" : value.toFixed(digits);
}
