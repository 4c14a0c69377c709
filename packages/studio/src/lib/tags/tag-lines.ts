export type Tags = Readonly<Record<string, string>>;

/** Tags that a face or Assay itself keeps its own things in. */
export const isSystemTag = (key: string): boolean => /^(?:(?:sagemaker|mlflow|assay)[.:]|_mlflow_)/.test(key);

/** Those that can stand in one line each, as `key=value`, and are people's own. */
const isPlain = ([key, value]: readonly [string, string]): boolean =>
  !isSystemTag(key) && !/[=\n\r]/.test(key) && key.trim() === key && !/[\n\r]/.test(value) && value.trim() === value;

/** People's own tags, one to a line: `key=value`, or the key alone where there is no value. */
export const printTagLines = (tags: Tags): string =>
  Object.entries(tags)
    .filter(isPlain)
    .map(([key, value]) => (value === '' ? key : `${key}=${value}`))
    .join('\n');

export function readTagLines(text: string): Tags {
  const entries = text.split(/\r?\n/).flatMap((line) => {
    const at = line.indexOf('=');
    const key = (at < 0 ? line : line.slice(0, at)).trim();
    return key === '' ? [] : [[key, at < 0 ? '' : line.slice(at + 1).trim()] as const];
  });
  return Object.fromEntries(entries);
}

/** What makes the written lines true; tags that cannot be written so stay as they are. Undefined where nothing differs. */
export function tagChange(before: Tags, text: string): { set: Record<string, string>; remove: string[] } | undefined {
  const after = readTagLines(text);
  const set = Object.fromEntries(Object.entries(after).filter(([key, value]) => before[key] !== value));
  const remove = Object.entries(before)
    .filter((entry) => isPlain(entry) && after[entry[0]] === undefined)
    .map(([key]) => key);
  return Object.keys(set).length === 0 && remove.length === 0 ? undefined : { set, remove };
}
