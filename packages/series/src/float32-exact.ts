const scratch = new Float64Array(1);
const words = new Uint32Array(scratch.buffer);

/**
 * Whether the value survives a float32 with all its bits. Of NaNs only the usual one does: what becomes of another's payload on the way
 * to a float32 and back is not said anywhere.
 */
export function isFloat32Exact(value: number): boolean {
  if (Math.fround(value) === value) return true;
  if (value === value) return false;
  scratch[0] = value;
  return words[0] === 0 && words[1] === 0x7ff80000;
}

export function areFloat32Exact(values: Float64Array): boolean {
  for (let i = 0; i < values.length; i++) if (!isFloat32Exact(values[i] ?? 0)) return false;
  return true;
}
