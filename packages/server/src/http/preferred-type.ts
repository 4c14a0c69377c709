/**
 * The media type of `offered` that an Accept header likes best: by quality, then by the order of `offered`, whose first is the
 * answer to no header, to a wildcard, and to types that are not offered at all.
 */
export function preferredType<const T extends string>(accept: string | undefined, offered: readonly [T, ...T[]]): T {
  if (accept === undefined) return offered[0];
  const ranges = accept.split(',').map((part) => {
    const [type = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase());
    const quality = Number(parameters.find((text) => text.startsWith('q='))?.slice(2) ?? 1);
    return { type, quality: quality >= 0 && quality <= 1 ? quality : 0 };
  });
  let best: T = offered[0];
  let bestQuality = 0;
  for (const type of offered) {
    const [family] = type.split('/');
    const quality =
      ranges.find((range) => range.type === type)?.quality ??
      ranges.find((range) => range.type === `${family}/*`)?.quality ??
      ranges.find((range) => range.type === '*/*')?.quality ??
      0;
    if (quality > bestQuality) [best, bestQuality] = [type, quality];
  }
  return best;
}
