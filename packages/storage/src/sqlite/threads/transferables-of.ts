/** Below this a copy is cheaper than moving. */
const leastBytes = 4096;
const maxDepth = 2;

/** The memory of typed arrays in the value that can move to another thread: each the whole of its buffer. Empty when it is little. */
export function transferablesOf(value: unknown): ArrayBuffer[] {
  const found = new Set<ArrayBuffer>();
  collect(value, found, 0);
  let bytes = 0;
  for (const buffer of found) bytes += buffer.byteLength;
  return bytes < leastBytes ? [] : [...found];
}

function collect(value: unknown, found: Set<ArrayBuffer>, depth: number): void {
  if (typeof value !== 'object' || value === null) return;
  if (ArrayBuffer.isView(value)) {
    const { buffer, byteLength } = value;
    if (buffer instanceof ArrayBuffer && byteLength > 0 && byteLength === buffer.byteLength) found.add(buffer);
  } else if (depth < maxDepth && !Array.isArray(value))
    for (const part of Object.values(value)) collect(part, found, depth + 1);
}
