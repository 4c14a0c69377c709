import { AssayError } from '@assay/base';
import { invalidParameter } from '../mlflow-error.ts';

/** `max_results`, or INVALID_PARAMETER_VALUE where it is not from 1 to the most. */
export function pageLength(given: number | undefined, otherwise: number, most: number): number {
  if (given === undefined) return otherwise;
  if (given < 1) throw invalidParameter('max_results', given, 'It must be at least 1.');
  if (given > most) throw invalidParameter('max_results', given, `It must be at most ${most}.`);
  return given;
}

/** A page of the core by MLflow's token: what the core says of its cursor is said of the token. */
export async function byPageToken<Page>(
  token: string | undefined,
  page: (cursor: string | undefined) => Promise<Page>,
): Promise<Page> {
  try {
    return await page(token === '' ? undefined : token);
  } catch (thrown) {
    if (thrown instanceof AssayError && thrown.details.path === 'cursor')
      throw invalidParameter('page_token', token, 'It is not that of the page before of the same search.');
    throw thrown;
  }
}
