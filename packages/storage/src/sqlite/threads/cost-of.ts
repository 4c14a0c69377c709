/** About how many bytes a message takes: what bounds the queue. */
export function costOf(value: unknown): number {
  if (typeof value === 'string') return 16 + value.length * 2;
  if (typeof value !== 'object' || value === null) return 8;
  if (ArrayBuffer.isView(value)) return 64 + value.byteLength;
  let cost = 32;
  const parts = Array.isArray(value) ? value : value instanceof Map ? [...value].flat() : Object.values(value);
  for (const part of parts) cost += costOf(part);
  return cost;
}
