/** The length of each bar as a share of the longest: by the size of the value, so that every bar begins at zero. */
export function barShares(values: readonly (number | null)[]): readonly number[] {
  const largest = Math.max(0, ...values.map((value) => Math.abs(value ?? 0)));
  return values.map((value) => (value === null || largest === 0 ? 0 : Math.abs(value) / largest));
}
