const longestText = 300;

/** A value as AWS quotes it in a fault: Java's way, cut where it is long. */
export function printJavaValue(value: unknown): string {
  const text = print(value, 4);
  return text.length > longestText ? `${text.slice(0, longestText).toWellFormed()}…` : text;
}

function print(value: unknown, depth: number): string {
  if (typeof value !== 'object' || value === null) return String(value).slice(0, longestText + 1);
  if (depth === 0) return '…';
  const inner: string[] = [];
  let length = 0;
  for (const [key, part] of Object.entries(value)) {
    const text = Array.isArray(value) ? print(part, depth - 1) : `${key}=${print(part, depth - 1)}`;
    inner.push(text);
    length += text.length;
    if (length > longestText) break;
  }
  return Array.isArray(value) ? `[${inner.join(', ')}]` : `{${inner.join(', ')}}`;
}
