const levels = '▁▂▃▄▅▆▇█';

/** One character a value, from the least (▁) to the greatest (█); a blank where there is no finite value. */
export function sparkline(values: readonly (number | null)[]): string {
  const finite = values.filter((value): value is number => value !== null && Number.isFinite(value));
  if (finite.length === 0) return '';
  const least = Math.min(...finite);
  const span = Math.max(...finite) - least;
  return values
    .map((value) => {
      if (value === null || !Number.isFinite(value)) return ' ';
      const level = span === 0 ? 3 : Math.round(((value - least) / span) * (levels.length - 1));
      return levels[level];
    })
    .join('');
}
