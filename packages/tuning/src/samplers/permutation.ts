import { RandomStream } from '@assay/base';

/**
 * A pseudo-random permutation of 0 … size - 1 (size at most 2^52), computed place by place: a Feistel network of four rounds over the next
 * power of four, walked until it falls below size (Black and Rogaway 2002, 10.1007/3-540-45760-7_9).
 */
export function permutation(size: number, random: RandomStream): (place: number) => number {
  const bits = Math.max(1, Math.ceil(Math.log2(Math.max(2, size)) / 2));
  const half = 2 ** bits;
  const keys = Array.from({ length: 4 }, () => random.uint32());
  const step = (place: number): number => {
    let left = Math.floor(place / half);
    let right = place % half;
    for (const key of keys) [left, right] = [right, (left ^ RandomStream.of(key, right).below(half)) >>> 0];
    return left * half + right;
  };
  return (place) => {
    let walked = step(place);
    while (walked >= size) walked = step(walked);
    return walked;
  };
}
