import { crashPoint } from '../../crash-point.ts';
import type { Connection } from '../connection.ts';
import { inTransaction } from './in-transaction.ts';

/** Commands wait while rows are deleted. */
const sliceMs = 2;
const rowsBetweenLooks = 8;

/**
 * Deletes rows of the log for about 2 ms; the first always. What is not sealed stays, whatever the caller believes. Answers how many of
 * the numbers are dealt with: go on behind them.
 */
export function deleteSealedRows(connection: Connection, seqs: Float64Array): number {
  const done = inTransaction(connection, () => {
    const until = performance.now() + sliceMs;
    let at = 0;
    while (at < seqs.length && (at % rowsBetweenLooks > 0 || at === 0 || performance.now() < until)) {
      connection.run(
        'DELETE FROM metric_log WHERE seq = ?1 AND seq <= ' +
          '(SELECT p.last_seq FROM metric_part p WHERE p.run = metric_log.run ORDER BY p.first_seq DESC LIMIT 1)',
        seqs[at] ?? 0,
      );
      at++;
    }
    return at;
  });
  crashPoint('compactor.log-partly-deleted');
  return done;
}
