/** A terminal's text as a picture: one line of text per line, coloured by the sign that stands in it. */
export function terminalSvg(text) {
  const lines = text.trimEnd().split("\n");
  const height = lines.length * 20 + 56;
  const rows = lines.map(
    (line, index) =>
      `<text x="20" y="${60 + index * 20}" class="${kindOf(line, index)}" xml:space="preserve">${escaped(line)}</text>`,
  );
  const dots = [20, 40, 60].map((x) => `<circle cx="${x}" cy="18" r="6" fill="#4b535d"/>`);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 ${height}" width="800" height="${height}" role="img" aria-label="flowform plan on a terminal">
<style>text{font:14px ui-monospace,Consolas,"DejaVu Sans Mono",monospace;fill:#d6dde5}.bold{font-weight:700;fill:#fff}.added{fill:#7ee787}.removed{fill:#ff938a}.changed{fill:#f0c35a}.moved{fill:#d2b4ff}</style>
<rect width="800" height="${height}" rx="10" fill="#161b22"/>
${[...dots, ...rows].join("\n")}
</svg>
`;
}

const kinds = { "+": "added", "-": "removed", "~": "changed", ">": "moved" };

function kindOf(line, index) {
  if (index === 0 || /^(Plan|[~+] ")/.test(line)) return "bold";
  const [, sign] = /^ {2}(?:[A-Z]* +)?([-+~>]) /.exec(line) ?? /^ {38,42}([-+~>]) /.exec(line) ?? [];
  return kinds[sign] ?? "";
}

function escaped(text) {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
