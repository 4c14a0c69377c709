const double = new Float64Array(1);
const words = new Uint32Array(double.buffer);

/** A hash of a point in 53 bits: equal points have equal keys, different ones practically never. */
export function pointKey(point: ArrayLike<number>): number {
  let a = 0x9e3779b9;
  let b = 0x85ebca6b;
  for (let i = 0; i < point.length; i++) {
    const coordinate = point[i] ?? Number.NaN;
    double[0] = Number.isNaN(coordinate) ? Number.NaN : coordinate + 0;
    a = stir(a ^ (words[0] ?? 0));
    a = stir(a ^ (words[1] ?? 0));
    b = stir(Math.imul(b, 31) ^ a);
  }
  return (a >>> 5) * 67108864 + (b >>> 6);
}

/** The finaliser of MurmurHash3 (Appleby; public domain). */
function stir(x: number): number {
  let z = x;
  z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
  z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
  return z ^ (z >>> 16);
}
