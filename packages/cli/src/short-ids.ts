/**
 * For each id its shortest beginning, of eight digits or more, that no other of them shares. Ids begin with the time of
 * creation, so runs that were started together share many digits.
 */
export function shortIds(ids: readonly string[]): ReadonlyMap<string, string> {
  const sorted = [...new Set(ids)].toSorted();
  const lengths = sorted.map((id, i) => {
    const before = commonLength(id, sorted[i - 1] ?? '');
    const after = commonLength(id, sorted[i + 1] ?? '');
    return Math.max(8, Math.max(before, after) + 1);
  });
  const length = Math.max(8, ...lengths);
  return new Map(sorted.map((id) => [id, id.slice(0, length)]));
}

function commonLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}
