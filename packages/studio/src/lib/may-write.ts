import { useQuery } from '@tanstack/react-query';
import { usePageAction } from './page/page-head.ts';
import { serverQuery } from './queries/experiment-queries.ts';

/**
 * Whether the one who looks may change anything, or has a key that only reads. Until the server has said so, yes: nothing moves for those who
 * may, and what is refused says why.
 */
export const useMayWrite = (): boolean =>
  useQuery({ ...serverQuery(), select: ({ permission }) => permission !== 'read' }).data ?? true;

/** An action of the page that changes something, for the palette of those who may. */
export function useWriteAction(label: string, act: () => void, keys?: string): void {
  usePageAction(useMayWrite() ? label : undefined, act, keys);
}
