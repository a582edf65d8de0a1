import { cutSpans, type Span } from "./cut-spans.ts";
import { element, type Html, nothing } from "./element.ts";
import type { Box, Layout, Point } from "./layout-graph.ts";

/** A drawing is printed in this size, so that its titles can be read on paper. */
const scale = 0.8;
/** What a sheet of A4 or Letter shows of a drawing in that size. */
const sheet = { width: 825, height: 1075 };
/** As much smaller as this it is printed when that saves sheets. */
const shrinking = [1, 0.95, 0.9, 0.85] as const;
const smallest = 0.85;
/** How much of the ways above and below its boxes a sheet beside another one shows. */
const border = 24;

/** A part of a drawing, from its upper left corner. */
interface Part extends Point {
  readonly width: number;
  readonly height: number;
  readonly row: number;
  readonly column: number;
}

/** On paper, a drawing that is larger than a sheet, in parts; `id` is that of its content. Nothing for a smaller one. */
export function sheetsHtml(layout: Layout, id: string): Html {
  if (layout.width * smallest <= sheet.width && layout.height * smallest <= sheet.height) return nothing;
  const boxes = boxesOf(layout);
  const cuts = shrinking.map((shrunk) => ({ shrunk, parts: partsOf(layout, shrunk) }));
  const fewest = Math.min(...cuts.map(({ parts }) => parts.length));
  const { shrunk = 1, parts = [] } = cuts.find((cut) => cut.parts.length === fewest) ?? {};
  const figures = parts.map(({ x, y, width, height, row, column }, index) => {
    const size = { width: Math.round(width * scale * shrunk), height: Math.round(height * scale * shrunk) };
    return element(
      "figure",
      {},
      element("figcaption", {}, `Drawing, sheet ${index + 1} of ${parts.length}: row ${row}, column ${column}`),
      element(
        "svg",
        { class: "flow", viewBox: `${x} ${y} ${width} ${height}`, ...size },
        element("use", { href: `#${id}` }),
        boxes.filter((box) => isCut(box, { x, y, width, height })).map(cover),
      ),
    );
  });
  return element("div", { class: "sheets", "aria-hidden": "true" }, figures);
}

const boxesOf = ({ nodes, edges }: Layout): readonly Box[] => [...nodes, ...edges.flatMap(({ label }) => label ?? [])];

/** Row by row; each row is cut where nothing of it stands, and what stands beside another part begins and ends with its boxes. */
function partsOf(layout: Layout, shrunk: number): readonly Part[] {
  const { width, height } = layout;
  const boxes = boxesOf(layout);
  const rows = cutSpans(boxes.map(down), { size: height, most: Math.floor(sheet.height / shrunk) });
  return rows.flatMap((high, row) => {
    const within = boxes.filter((box) => down(box).from < high.to && down(box).to > high.from);
    const columns = cutSpans(within.map(across), { size: width, most: Math.floor(sheet.width / shrunk) });
    return columns.map((wide, column): Part => {
      const own = within.filter((box) => across(box).from >= wide.from && across(box).to <= wide.to).map(down);
      const from = columns.length === 1 ? high.from : Math.max(high.from, least(own.map((box) => box.from)) - border);
      const to = columns.length === 1 ? high.to : Math.min(high.to, most(own.map((box) => box.to)) + border);
      const area = { x: wide.from, y: from, width: wide.to - wide.from, height: to - from };
      return { ...area, row: row + 1, column: column + 1 };
    });
  });
}

const least = (numbers: readonly number[]) => Math.floor(Math.min(...numbers));
const most = (numbers: readonly number[]) => Math.ceil(Math.max(...numbers));
const across = ({ x, width }: Box): Span => ({ from: x - width / 2, to: x + width / 2 });
const down = ({ y, height }: Box): Span => ({ from: y - height / 2, to: y + height / 2 });

/** Whether a part shows a piece of a box: another part shows all of it. */
function isCut(box: Box, part: Pick<Part, "x" | "y" | "width" | "height">): boolean {
  const [wide, high] = [across(box), down(box)];
  const [right, bottom] = [part.x + part.width, part.y + part.height];
  const isOn = wide.from < right && wide.to > part.x && high.from < bottom && high.to > part.y;
  return isOn && !(wide.from >= part.x && wide.to <= right && high.from >= part.y && high.to <= bottom);
}

/** Hides a piece of a box, with its outline. */
function cover({ x, y, width, height }: Box): Html {
  const corner = { x: Math.floor(x - width / 2 - 2), y: Math.floor(y - height / 2 - 2) };
  return element("rect", { class: "label", ...corner, width: Math.ceil(width + 5), height: Math.ceil(height + 5) });
}
