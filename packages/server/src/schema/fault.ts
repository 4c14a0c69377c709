/** What is wrong with a value, and where: property names and array indexes from the outside in. */
export interface Fault {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** Undefined when the value is right, else its first fault. */
export type Check = (value: unknown) => Fault | undefined;

export const fault = (message: string): Fault => ({ path: [], message });

/** The fault of a part, told from the whole. */
export const within = (key: string | number, inner: Fault): Fault => ({ ...inner, path: [key, ...inner.path] });

/** `points[3].step`, `tags["a b"].x`. */
export function pathText(path: Fault['path']): string {
  let text = '';
  for (const key of path) {
    if (typeof key === 'number') text += `[${key}]`;
    else if (/^[A-Za-z_$][\w$]*$/.test(key)) text += text === '' ? key : `.${key}`;
    else text += `[${JSON.stringify(key.length > 60 ? `${key.slice(0, 60)}…` : key)}]`;
  }
  return text;
}

/** The value in a few words, for a message: never more than one short line. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return `an array of ${value.length}`;
  if (typeof value === 'object' && value !== null) return 'an object';
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
