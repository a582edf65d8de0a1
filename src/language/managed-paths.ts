import type { Values } from "./context.ts";
import { flowSection, type Section } from "./flow.ts";

/** Every key of a flow that decides properties, as a path ("email.from.name"), with those properties. */
export function propertiesByPath(section: Section = flowSection, prefix = ""): ReadonlyMap<string, readonly string[]> {
  const own = Object.entries(section.fields).map(([key, field]): [string, readonly string[]] => [
    prefix + key,
    field.properties,
  ]);
  const inner = Object.entries(section.sections ?? {}).flatMap(([key, value]) => {
    const paths = [...propertiesByPath(value, `${prefix}${key}.`)];
    return [[prefix + key, paths.flatMap(([, properties]) => properties)] as [string, readonly string[]], ...paths];
  });
  return new Map([...own, ...inner]);
}

/** The paths that `unmanaged:` may list; a flow's name is always managed. */
export function managedPaths(): readonly string[] {
  return [...propertiesByPath().keys()].filter((path) => path !== "name");
}

/** The properties of a flow that a document lists under `unmanaged:`. */
export function unmanagedProperties({ unmanaged = [] }: Values): readonly string[] {
  const listed = unmanaged as readonly string[];
  if (listed.length === 0) return [];
  const paths = propertiesByPath();
  return listed.flatMap((path) => paths.get(path) ?? []);
}
