import type { ListExperimentsQuery } from '@assay/wire';
import { containsFilter } from '../../lib/filter/contains-filter.ts';

/** Which experiments are listed: those in use, those put away, those deleted. */
export const shelves = ['active', 'archived', 'deleted'] as const;
export type Shelf = (typeof shelves)[number];

interface ExperimentChoice {
  readonly shelf: Shelf;
  readonly find: string;
  /** Of this folder and those in it; everywhere where absent. */
  readonly folder?: string | undefined;
  readonly sort?: string | undefined;
}

/** What the server is asked for. */
export function experimentSearch(choice: ExperimentChoice): Pick<ListExperimentsQuery, 'filter' | 'sort' | 'view'> {
  const { shelf, find, folder, sort } = choice;
  const words = containsFilter(['name', 'description', 'folder'], find);
  const terms = [
    ...(shelf === 'deleted' ? [] : [`archived = ${shelf === 'archived'}`]),
    ...(folder === undefined ? [] : [`(${folderFilter(folder)})`]),
    ...(words === '' ? [] : [`(${words})`]),
  ];
  return {
    ...(terms.length > 0 && { filter: terms.join(' and ') }),
    ...(sort !== undefined && { sort }),
    ...(shelf === 'deleted' && { view: 'deleted' as const }),
  };
}

function folderFilter(folder: string): string {
  const text = folder.replaceAll(/["\\]/g, (sign) => `\\${sign}`);
  const pattern = folder.replaceAll('\\', '\\\\\\\\').replaceAll(/["%_]/g, '\\$&');
  return `folder = "${text}" or folder like "${pattern}/%"`;
}
