/** Those of the given fields that differ from the row; undefined when nothing does. */
export function changedFields<Row extends object>(row: Row, fields: Partial<Row>): Partial<Row> | undefined {
  const change: Partial<Row> = {};
  let changed = false;
  for (const key in fields) {
    const value = fields[key];
    if (value === undefined || value === row[key]) continue;
    change[key] = value;
    changed = true;
  }
  return changed ? change : undefined;
}
