/** Longest value of a parameter or tag that the core takes where nothing else is configured. */
const maxLength = 65_536;

/**
 * MLflow's own server cuts values that are too long (parameters at 6,000 characters, tags at 8,000), and programs rely on not being refused. Here they
 * are kept whole for much longer.
 */
export function cutValue(value: string): string {
  if (value.length <= maxLength) return value;
  const characters = [...value];
  return characters.length <= maxLength ? value : characters.slice(0, maxLength).join('');
}
