import { parseParameter, parseSpace } from '@assay/tuning/space';
import type { Parameter, ParameterMap } from '@assay/tuning';

/** A space as clients may give it, in its full form. */
export const readSpace = (given: Readonly<Record<string, unknown>>): ParameterMap => parseSpace(given);

export const readParameter = (given: unknown): Parameter => parseParameter(given, 'parameter');
