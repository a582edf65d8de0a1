/** How what would be done to one flow differs between two plans. The name of a flow that is in neither is its key. */
export interface FlowNews {
  readonly key: string;
  readonly name: string;
  /**
   * `new`: only the later plan does something to it; `settled`: only the earlier one did. `left`: it has no file any more,
   * and nothing happens to it; `back`: it has one again, and nothing would be changed.
   */
  readonly what: "new" | "changed" | "settled" | "left" | "back";
  /** How many changes there were and are. */
  readonly before: number;
  readonly after: number;
}
