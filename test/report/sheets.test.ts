import { beforeAll, expect, test } from "vitest";
import { type Box, type Layout, layoutGraph } from "../../src/report/html/layout-graph.ts";
import { sheetsHtml } from "../../src/report/html/sheets.ts";
import { graphOf } from "../../src/report/model/graph.ts";
import { randomPath } from "./random-path.ts";

interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Sheet extends Area {
  /** How large a length of the drawing is on paper. */
  readonly scale: number;
  /** What hides the pieces of boxes that another sheet shows whole. */
  readonly covers: readonly Area[];
}

/** Whatever stands where numbers are to stand, also where none does (NaN, Infinity). */
const numbers = (text: string, pattern: RegExp) => (text.match(pattern) ?? []).slice(1).map(Number);
const areaOf = ([x = 0, y = 0, width = 0, height = 0]: readonly number[]): Area => ({ x, y, width, height });

function sheetsOf(html: string): readonly Sheet[] {
  return [...html.matchAll(/<svg.*?<\/svg>/g)].map(([svg]) => {
    const area = areaOf(numbers(svg, /viewBox="(\S+) (\S+) (\S+) (\S+)"/));
    const [printed = 0] = numbers(svg, /viewBox="[^"]*" width="([^"]*)"/);
    const covers = [...svg.matchAll(/<rect[^>]*>/g)].map(([rect]) =>
      areaOf(numbers(rect, /x="([^"]*)" y="([^"]*)" width="([^"]*)" height="([^"]*)"/)),
    );
    return { ...area, covers, scale: printed / area.width };
  });
}

const areaOfBox = ({ x, y, width, height }: Box): Area => ({ x: x - width / 2, y: y - height / 2, width, height });
const reach = ({ x, y, width, height }: Area) => ({ left: x, right: x + width, top: y, bottom: y + height });

function isWithin(inner: Area, outer: Area): boolean {
  const [a, b] = [reach(inner), reach(outer)];
  return a.left >= b.left && a.right <= b.right && a.top >= b.top && a.bottom <= b.bottom;
}

function meets(one: Area, other: Area): boolean {
  const [a, b] = [reach(one), reach(other)];
  return a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top;
}

interface Printed {
  readonly layout: Layout;
  readonly boxes: readonly Area[];
  readonly sheets: readonly Sheet[];
}

let printed: readonly Printed[] = [];
beforeAll(() => {
  const around = { nameOf: (_: string, id: number) => `#${id}`, marksOf: () => [] };
  printed = Array.from({ length: 300 }, (_, index) => {
    const layout = layoutGraph(graphOf(randomPath(index + 1, 8), around));
    const labels = layout.edges.flatMap(({ label }) => label ?? []);
    const boxes = [...layout.nodes, ...labels].map(areaOfBox);
    return { layout, boxes, sheets: sheetsOf(sheetsHtml(layout, "all").html) };
  });
});

test("a drawing that a sheet shows in seven tenths of its size is printed on one", () => {
  for (const { layout, sheets } of printed)
    expect(sheets.length === 0).toBe(layout.width * 0.85 <= 825 && layout.height * 0.85 <= 1075);
});

test("every sheet and every cover has a place and a size", () => {
  for (const { sheets } of printed)
    for (const { covers, scale, ...sheet } of sheets) {
      const areas = [sheet, ...covers].map(({ x, y, width, height }) => [x, y, width, height, scale]);
      expect(areas.flat().every(Number.isFinite), JSON.stringify(sheet)).toBe(true);
      expect([sheet, ...covers].every(({ width, height }) => width > 0 && height > 0)).toBe(true);
    }
});

test("each box and label is whole on a sheet, and no sheet shows a piece of one", () => {
  let [all, covered] = [0, 0];
  for (const { boxes, sheets } of printed.filter((one) => one.sheets.length > 0)) {
    const lost = boxes.filter((box) => !sheets.some((sheet) => isWithin(box, sheet)));
    expect(lost).toEqual([]);
    for (const sheet of sheets) {
      const pieces = boxes.filter((box) => meets(box, sheet) && !isWithin(box, sheet));
      expect(pieces.filter((box) => !sheet.covers.some((cover) => isWithin(box, cover)))).toEqual([]);
      const whole = boxes.filter((box) => isWithin(box, sheet));
      expect(whole.filter((box) => sheet.covers.some((cover) => meets(box, cover)))).toEqual([]);
      covered += pieces.length;
    }
    all += boxes.length;
  }
  expect(all).toBeGreaterThan(1000);
  expect(covered).toBeLessThan(all / 20);
});

test("every sheet has something whole, in a size that can be read and that finds room on paper", () => {
  const sheets = printed.flatMap((one) => one.sheets.map((sheet) => ({ ...one, sheet })));
  expect(sheets.filter(({ boxes, sheet }) => !boxes.some((box) => isWithin(box, sheet))).length).toBe(0);
  for (const { sheet } of sheets) {
    expect(sheet.scale).toBeGreaterThan(0.67);
    expect(sheet.width * sheet.scale).toBeLessThan(663);
    expect(sheet.height * sheet.scale).toBeLessThan(863);
  }
  expect(sheets.length).toBeGreaterThan(100);
});
