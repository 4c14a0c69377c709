/** What a filter can ask of one kind of entity; the entity's row is `r`. */
export interface EntitySql {
  readonly table: 'run' | 'experiment';
  readonly attributes: Readonly<Record<string, AttributeSql>>;
}

/**
 * The expression of an attribute. `id`: of 16 bytes, compared as such where that is possible. `rows`: the FROM and WHERE of
 * the rows that hold its values, when they do not stand in `r`; `many`: there may be several.
 */
export interface AttributeSql {
  readonly value: string;
  readonly id?: true;
  readonly rows?: string;
  readonly many?: true;
}

const home = 'experiment e WHERE e.project_id = ?1 AND e.id = r.experiment_id';
const groups =
  'run_group_member m CROSS JOIN run_group g ON g.project_id = ?1 AND g.id = m.group_id ' +
  'WHERE m.project_id = ?1 AND m.run = r.n AND g.deleted_ms IS NULL';

export const runSql: EntitySql = {
  table: 'run',
  attributes: {
    id: { value: 'r.id', id: true },
    name: { value: 'r.name' },
    description: { value: 'r.description' },
    status: { value: 'r.status' },
    status_message: { value: 'r.status_message' },
    source: { value: 'r.source' },
    experiment: { value: 'e.name', rows: home },
    experiment_id: { value: 'r.experiment_id', id: true },
    group: { value: 'g.name', rows: groups, many: true },
    group_id: { value: 'g.id', id: true, rows: groups, many: true },
    parent: { value: 'r.parent_id', id: true },
    created: { value: 'r.created_ms' },
    updated: { value: 'r.updated_ms' },
    started: { value: 'r.started_ms' },
    ended: { value: 'r.ended_ms' },
    duration: { value: '((r.ended_ms - r.started_ms) / 1000.0)' },
    created_by: { value: 'r.created_by' },
  },
};

export const experimentSql: EntitySql = {
  table: 'experiment',
  attributes: {
    id: { value: 'r.id', id: true },
    name: { value: 'r.name' },
    description: { value: 'r.description' },
    folder: { value: 'r.folder' },
    archived: { value: 'r.archived' },
    created: { value: 'r.created_ms' },
    updated: { value: 'r.updated_ms' },
    created_by: { value: 'r.created_by' },
  },
};
