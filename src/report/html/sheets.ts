import { element, type Html, nothing } from "./element.ts";
import type { Box, Layout, Point } from "./layout-graph.ts";

/** A drawing is printed in this size, so that its titles can be read on paper. */
const scale = 0.8;
/** What a sheet of A4 or Letter shows of a drawing; a box at its border is whole on the next sheet. */
const sheet = { width: 825, height: 1075 };
const overlap = { width: 230, height: 150 };

/** A part of a drawing, from its upper left corner. */
interface Part extends Point {
  readonly row: number;
  readonly column: number;
}

/** On paper, a drawing that is larger than a sheet, in parts; `id` is that of its content. Nothing for a smaller one. */
export function sheetsHtml(layout: Layout, id: string): Html {
  const parts = partsOf(layout);
  if (parts.length < 2) return nothing;
  const figures = parts.map(({ x, y, row, column }, index) => {
    const [width, height] = [Math.min(sheet.width, layout.width - x), Math.min(sheet.height, layout.height - y)];
    const size = { width: Math.round(width * scale), height: Math.round(height * scale) };
    return element(
      "figure",
      {},
      element("figcaption", {}, `Drawing, sheet ${index + 1} of ${parts.length}: row ${row}, column ${column}`),
      element(
        "svg",
        { class: "flow", viewBox: `${x} ${y} ${width} ${height}`, ...size },
        element("use", { href: `#${id}` }),
      ),
    );
  });
  return element("div", { class: "sheets", "aria-hidden": "true" }, figures);
}

/** The parts that show anything, row by row. */
function partsOf(layout: Layout): readonly Part[] {
  const things: readonly Box[] = [...layout.nodes, ...layout.edges.map(({ points }) => around(points))];
  const [across, down] = [starts(layout.width, "width"), starts(layout.height, "height")];
  return down.flatMap((y, row) =>
    across
      .map((x, column): Part => ({ x, y, row: row + 1, column: column + 1 }))
      .filter((part) => things.some((thing) => isOn(part, thing))),
  );
}

function starts(size: number, side: "width" | "height"): readonly number[] {
  const step = sheet[side] - overlap[side];
  const count = Math.max(1, Math.ceil((size - overlap[side]) / step));
  return Array.from({ length: count }, (_, index) => index * step);
}

function around(points: readonly Point[]): Box {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  return { x: (left + right) / 2, y: (top + bottom) / 2, width: right - left, height: bottom - top };
}

function isOn(part: Point, { x, y, width, height }: Box): boolean {
  const isBeside = x + width / 2 < part.x || x - width / 2 > part.x + sheet.width;
  return !isBeside && y + height / 2 >= part.y && y - height / 2 <= part.y + sheet.height;
}
