import * as lint from "../../diagnostic/lint.ts";
import { contradiction } from "../conditions/judge.ts";
import { conditionsOf } from "../conditions/places.ts";
import type { Check } from "../rule.ts";

/** Two lines of one condition that exclude each other. */
export const neverHolds: Check = (flow) =>
  conditionsOf(flow).flatMap(({ groups, pointer, isSingle }) => {
    const said = new Set<string>();
    return groups.flatMap((group) => {
      const [earlier, later] = contradiction(group, isSingle) ?? [];
      if (earlier === undefined || later === undefined) return [];
      const at = later.pointer ?? earlier.pointer ?? pointer;
      const place = at.join("/");
      if (said.has(place)) return [];
      said.add(place);
      const why = `Nobody meets both "${earlier.text}" and "${later.text}"`;
      return [lint.neverHolds({ file: flow.file, pointer: at, on: "key" }, why)];
    });
  });
