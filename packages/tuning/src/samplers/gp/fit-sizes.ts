/** Numbers of trials at which a model is looked at anew: 5, 6, 7, 9, … each 15 % above the one before. */
const sizes: readonly number[] = Array.from(
  { length: 80 },
  (() => {
    let size = 4;
    return () => (size = Math.ceil(size * 1.15));
  })(),
);

/** The greatest of the sizes that is at most `most`; undefined below the first. */
export const fitSizeWithin = (most: number): number | undefined => sizes.findLast((size) => size <= most);
