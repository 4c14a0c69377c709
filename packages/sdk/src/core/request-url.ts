import { assert } from '@assay/base';

/** The address of a call: `:name` parts of the path filled in, query values that are present appended. */
export function requestUrl(
  base: string,
  path: string,
  input: {
    readonly params?: Readonly<Record<string, string>>;
    readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  },
): string {
  const filled = path.replace(/:([A-Za-z]+)/g, (_, name: string) => {
    const value = input.params?.[name];
    assert(value !== undefined, `the call lacks params.${name}`);
    return encodeURIComponent(value);
  });
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(input.query ?? {})) {
    if (value !== undefined) query.append(name, String(value));
  }
  const tail = query.toString();
  return `${base}/api/v1${filled}${tail === '' ? '' : `?${tail}`}`;
}
