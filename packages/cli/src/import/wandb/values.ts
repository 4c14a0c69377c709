/** Numbers that JSON has no word for, as Python and the client write them. */
const words: Readonly<Record<string, number>> = { NaN: Number.NaN, Infinity, '-Infinity': -Infinity };

/** A value of JSON in which a number may be NaN or infinite; undefined when the text is none. */
export function parseValue(json: string): unknown {
  const word = words[json.trim()];
  if (word !== undefined) return word;
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return undefined;
  }
}

/** Whether a value stands for something else than itself: an image, a table, a histogram. */
const mediaKind = (value: object): string | undefined => {
  const kind = (value as { readonly _type?: unknown })._type;
  return typeof kind === 'string' ? kind : undefined;
};

export interface FlatValue {
  readonly name: string;
  readonly value: unknown;
  /** What it is where it is no plain value, e.g. `image-file`. */
  readonly media: string | undefined;
}

const deepest = 32;

/** Maps within maps as dotted names, as W&B shows them. */
export function* flatten(name: string, value: unknown, depth = 0): Generator<FlatValue> {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || depth > deepest) {
    yield { name, value, media: undefined };
    return;
  }
  const media = mediaKind(value);
  const entries = Object.entries(value);
  if (media !== undefined || entries.length === 0) yield { name, value, media };
  else for (const [key, each] of entries) yield* flatten(`${name}.${key}`, each, depth + 1);
}

/** The number that a value of a history is, or undefined. */
export const numberOf = (value: unknown): number | undefined =>
  typeof value === 'number' ? value : typeof value === 'string' ? words[value] : undefined;
