const unitMs: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

/** Milliseconds of `2h30m`, `1.5d`, `250ms`: numbers each with its unit (w d h m s ms). Undefined for any other text. */
export function parseDurationMs(text: string): number | undefined {
  const part = /(\d{1,15}(?:\.\d{1,15})?)(ms|[smhdw])/y;
  let sum = 0;
  while (part.lastIndex < text.length) {
    const match = part.exec(text);
    if (match === null) return undefined;
    sum += Number(match[1]) * (unitMs[match[2] ?? ''] ?? 0);
  }
  return text === '' ? undefined : sum;
}
