import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import type { Values } from "../language/context.ts";
import type { CompiledFlow } from "../model/compiled-flow.ts";

/** A rule of meaning over one flow: what it finds wrong. */
export type Rule = (flow: CompiledFlow, document: Values) => readonly Diagnostic[];
