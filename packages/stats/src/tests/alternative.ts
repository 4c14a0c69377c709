import { assertNever } from '@assay/base';

/** What is held against the null: that the first sample differs, is less, or is greater. */
export type Alternative = 'two-sided' | 'less' | 'greater';

/** How a test found its p: from every arrangement there is, from arrangements drawn by chance, or from a limit distribution. */
export type PMethod = 'exact' | 'resampled' | 'asymptotic';

/** The p-value from those of either side. */
export function pOf(alternative: Alternative, less: number, greater: number): number {
  switch (alternative) {
    case 'less':
      return Math.min(1, less);
    case 'greater':
      return Math.min(1, greater);
    case 'two-sided':
      return Math.min(1, 2 * Math.min(less, greater));
    default:
      return assertNever(alternative);
  }
}
