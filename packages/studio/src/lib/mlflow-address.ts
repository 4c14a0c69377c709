const patterns: readonly (readonly [RegExp, (parts: readonly string[]) => string])[] = [
  [/^\/experiments\/[^/]+\/runs\/([0-9a-f]{32})/, ([run]) => `/runs/${run}`],
  [/^\/experiments\/unassigned/, () => '/unassigned'],
  [/^\/experiments\/0(?=\/|$)/, () => `/experiments/${'0'.repeat(32)}`],
  [/^\/experiments\/([0-9a-f]{32})/, ([experiment]) => `/experiments/${experiment}`],
  [/^\/models\/([^/]+)/, ([model]) => `/models/${model}`],
  [/^\/models$/, () => '/models'],
];

/**
 * The page of Studio that stands for a page of MLflow's own: its client prints such addresses (`#/experiments/0/runs/…`) when a run
 * ends, and people have them in their notes. `hash` with its `#`; undefined for what is none of them.
 */
export function studioPathOf(hash: string): string | undefined {
  const [path = ''] = hash.slice(1).split('?', 1);
  for (const [pattern, print] of patterns) {
    const match = pattern.exec(path);
    if (match !== null) return print(match.slice(1));
  }
  return undefined;
}
