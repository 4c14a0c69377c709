import { groundFloor } from './0001-ground-floor.ts';
import type { Migration } from './migration.ts';

/** In order, without gaps. */
export const allMigrations: readonly Migration[] = [groundFloor];
