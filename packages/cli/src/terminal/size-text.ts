const units = ['B', 'kB', 'MB', 'GB', 'TB'];

/** A count of bytes in units of 1,000. */
export function sizeText(sizeBytes: number): string {
  const unit = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, sizeBytes)) / 3));
  const value = sizeBytes / 1000 ** unit;
  return `${unit === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${units[unit]}`;
}
