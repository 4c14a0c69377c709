/** A package that a program used, with its version; empty where that is not known. */
export interface UsedPackage {
  readonly name: string;
  readonly version: string;
}

const byName = new Intl.Collator('en', { numeric: true }).compare;

/**
 * The packages in what a client captured: `packages` as a record of versions, as one with `dependencies` (npm's), or as a list
 * of requirements (`numpy==2.1`). None where it is something else.
 */
export function packagesOf(environment: unknown): readonly UsedPackage[] {
  const packages = fieldsOf(environment)?.['packages'];
  const found = Array.isArray(packages)
    ? packages.flatMap((each: unknown) => (typeof each === 'string' ? requirement(each) : []))
    : Object.entries(fieldsOf(fieldsOf(packages)?.['dependencies']) ?? fieldsOf(packages) ?? {}).flatMap(
        ([name, version]) =>
          typeof version === 'string' || version === null ? [{ name, version: version ?? 'not installed' }] : [],
      );
  return found.toSorted((a, b) => byName(a.name, b.name));
}

function requirement(text: string): readonly UsedPackage[] {
  const [, name = '', version = ''] = /^\s*([^\s=<>!~@]+)\s*(?:===?|@)?\s*(.*?)\s*$/.exec(text) ?? [];
  return name === '' || name.startsWith('#') || name.startsWith('-') ? [] : [{ name, version }];
}

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : undefined;
