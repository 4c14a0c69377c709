/** With so many decimals that two digits of the spread are shown; without one, three digits of the number. U+2212 for minus. */
export function formatNumber(value: number, spread: number | null = null): string {
  if (value === 0 && !(spread !== null && spread > 0)) return '0';
  const size = spread !== null && spread > 0 ? spread : Math.abs(value);
  const digits = spread !== null && spread > 0 ? 1 : 2;
  const decimals = digits - Math.floor(Math.log10(size));
  const isHuge = Math.abs(value) >= 1e9 || decimals > 9;
  const text = isHuge ? value.toPrecision(3) : value.toFixed(Math.max(0, Math.min(20, decimals)));
  return text.replaceAll('-', '−');
}

/** `p = 0.012`, `p < 0.001`. */
export function formatP(p: number): string {
  if (p < 0.001) return 'p < 0.001';
  return `p = ${p >= 0.9995 ? '1' : p >= 0.1 ? p.toFixed(2) : p >= 0.01 ? p.toFixed(3) : p.toFixed(4)}`;
}
