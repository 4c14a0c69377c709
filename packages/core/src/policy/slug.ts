/** Longest name that Amazon's API takes. */
export const sagemakerNameLength = 120;
/** Longest experiment or run name of which its SDK can still make `<experiment>-<run>`. */
export const sagemakerPartLength = 59;

const withoutTail = (name: string): string => name.replace(/-+$/, '');

/**
 * The text as a SageMaker name, `[a-zA-Z0-9](-*[a-zA-Z0-9])*` of at most `maxLength` characters. Accents are dropped,
 * every run of other characters becomes one `-`; lower-cased, because SageMaker's SDK asks for names in lower case and
 * compares what comes back with them. `fallback` stands in where nothing is left.
 */
export function slug(text: string, maxLength: number, fallback: string): string {
  const made = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^a-zA-Z0-9-]+/g, '-')
    .replace(/^-+/, '')
    .toLowerCase();
  return withoutTail(made.slice(0, maxLength)) || fallback;
}

/** `name-suffix`, the name shortened so that the whole stays within `maxLength` UTF-16 units. */
export const withSuffix = (name: string, suffix: string, maxLength: number): string =>
  `${withoutTail(name.slice(0, maxLength - suffix.length - 1).toWellFormed())}-${suffix}`;
