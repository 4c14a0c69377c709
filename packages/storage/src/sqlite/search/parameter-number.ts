import type { ParameterField } from '@assay/core';

/** The expression of a parameter's number over `parameter` as `alias`; null of a text that is none. */
export const numberOfParameter = ({ booleans }: ParameterField, alias: string): string =>
  booleans === 'numbers'
    ? `(CASE ${alias}.kind WHEN 'boolean' THEN ${alias}.text = 'true' ELSE ${alias}.number END)`
    : `${alias}.number`;
