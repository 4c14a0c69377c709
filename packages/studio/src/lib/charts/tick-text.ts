/** Marks of a linear axis: as many decimals as tell them apart, powers of ten where that would be too long. */
export function textsOfTicks(ticks: readonly number[]): readonly string[] {
  const largest = Math.max(0, ...ticks.map(Math.abs));
  const step = ticks.length > 1 ? Math.abs((ticks[1] ?? 0) - (ticks[0] ?? 0)) : largest;
  const isLong = largest >= 1e6 || (largest > 0 && largest < 1e-3);
  const digits = decimalsOf(isLong ? step / 10 ** Math.floor(Math.log10(largest)) : step);
  return ticks.map((tick) => {
    if (tick === 0) return '0';
    const text =
      isLong && digits > 6
        ? String(Number(tick.toPrecision(15)))
        : isLong
          ? tick
              .toExponential(digits)
              .replace(/(\.\d*?)0+e/, '$1e')
              .replace('.e', 'e')
              .replace('e+', 'e')
          : tick.toFixed(digits);
    return text.replaceAll('-', '−');
  });
}

function decimalsOf(distance: number): number {
  for (let decimals = 0; decimals < 14; decimals++) {
    const scaled = distance * 10 ** decimals;
    if (scaled >= 1 - 1e-9 && Math.abs(scaled - Math.round(scaled)) < 1e-6 * scaled) return decimals;
  }
  return 14;
}
