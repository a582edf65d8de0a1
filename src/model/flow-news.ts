/** How what would be done to one flow differs between two plans. */
export interface FlowNews {
  readonly key: string;
  readonly name: string;
  /** `new`: only the later plan does something to it; `settled`: only the earlier one did. */
  readonly what: "new" | "changed" | "settled";
  /** How many changes there were and are. */
  readonly before: number;
  readonly after: number;
}
