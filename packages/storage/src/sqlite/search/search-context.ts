import type { ProjectId } from '@assay/base';
import type { Bindings } from '../bindings.ts';
import type { Connection } from '../connection.ts';
import type { EntitySql } from './entity-sql.ts';

/** What the compilation of one search needs. */
export interface SearchContext {
  readonly connection: Connection;
  readonly projectId: ProjectId;
  readonly entity: EntitySql;
  readonly bindings: Bindings;
}
