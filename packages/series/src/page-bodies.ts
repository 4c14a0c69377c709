/** The body of a column: n numbers of `width` bytes, 0, 1, 2, 4 or 8, from `at` on, a multiple of 8, in the image of all bodies. */
export interface Body {
  readonly at: number;
  readonly width: number;
}

/**
 * Where each byte of each body has its plane: first those of the first `alike` bodies, then of the others, in both the top byte of every
 * body before the next lower, so that planes that spread alike are neighbours.
 */
function planeOffsets(bodies: readonly Body[], alike: number, n: number): readonly (readonly number[])[] {
  const offsets: number[][] = bodies.map(() => []);
  let count = 0;
  for (const [from, to] of [
    [0, alike],
    [alike, bodies.length],
  ] as const) {
    for (let byte = 7; byte >= 0; byte--)
      for (let i = from; i < to; i++) {
        const own = offsets[i];
        if (own !== undefined && (bodies[i]?.width ?? 0) > byte) own[byte] = n * count++;
      }
  }
  return offsets;
}

/** Takes the image apart into byte planes of n bytes each; returns how many. */
export function splitBodies(
  bodies: readonly Body[],
  alike: number,
  n: number,
  image: Uint8Array,
  planes: Uint8Array,
): number {
  let count = 0;
  planeOffsets(bodies, alike, n).forEach((offsets, b) => {
    const { at, width } = bodies[b] ?? { at: 0, width: 0 };
    offsets.forEach((from, byte) => {
      for (let i = 0; i < n; i++) planes[from + i] = image[at + i * width + byte] ?? 0;
      count++;
    });
  });
  return count;
}

/** Puts the image together again, whole words at a time. */
export function joinBodies(
  bodies: readonly Body[],
  alike: number,
  n: number,
  planes: Uint8Array,
  image: Uint8Array,
): void {
  planeOffsets(bodies, alike, n).forEach((offsets, b) => {
    const { at, width } = bodies[b] ?? { at: 0, width: 0 };
    const [o0 = 0, o1 = 0, o2 = 0, o3 = 0, o4 = 0, o5 = 0, o6 = 0, o7 = 0] = offsets;
    const start = image.byteOffset + at;
    switch (width) {
      case 0:
        return;
      case 1:
        image.set(planes.subarray(o0, o0 + n), at);
        return;
      case 2: {
        const into = new Uint16Array(image.buffer, start, n);
        for (let i = 0; i < n; i++) into[i] = (planes[o0 + i] ?? 0) | ((planes[o1 + i] ?? 0) << 8);
        return;
      }
      case 4:
        joinWords(new Uint32Array(image.buffer, start, n), 0, 1, planes, o0, o1, o2, o3);
        return;
      default: {
        const into = new Uint32Array(image.buffer, start, 2 * n);
        joinWords(into, 0, 2, planes, o0, o1, o2, o3);
        joinWords(into, 1, 2, planes, o4, o5, o6, o7);
      }
    }
  });
}

/** Fills every `stride`-th word from `first` on with the bytes of four planes. */
function joinWords(
  into: Uint32Array,
  first: number,
  stride: number,
  planes: Uint8Array,
  o0: number,
  o1: number,
  o2: number,
  o3: number,
): void {
  const n = into.length / stride;
  for (let i = 0; i < n; i++) {
    into[first + i * stride] =
      (planes[o0 + i] ?? 0) |
      ((planes[o1 + i] ?? 0) << 8) |
      ((planes[o2 + i] ?? 0) << 16) |
      ((planes[o3 + i] ?? 0) << 24);
  }
}
