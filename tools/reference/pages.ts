import { apiPage } from './api-page.ts';
import { errorsPage } from './errors-page.ts';

/** Each page of docs/reference that a program writes, and the program. `npm run check` compares, `--write` renews. */
export const referencePages: Readonly<Record<string, () => string>> = {
  'docs/reference/api.md': apiPage,
  'docs/reference/errors.md': errorsPage,
};
