const metricField =
  /^metrics\.(?:"((?:[^"\\]|\\.)*)"|`([^`]*)`|(.+?))(?:\.(last|min|max|first|mean|stddev|count|best))?$/;

/** A field of a run as people call it: `lr` for `params.lr`, `loss (min)` for `metrics.loss.min`. */
export function fieldName(field: string): string {
  const metric = metricField.exec(field);
  if (metric !== null) {
    const [, quoted, ticked, plain, statistic] = metric;
    const name = quoted?.replaceAll(/\\(.)/g, '$1') ?? ticked ?? plain ?? field;
    return statistic === undefined || statistic === 'last' ? name : `${name} (${statistic})`;
  }
  const other = /^(?:params|tags|artifacts)\.(?:"((?:[^"\\]|\\.)*)"|`([^`]*)`|(.+))$/.exec(field);
  return other === null ? field : (other[1]?.replaceAll(/\\(.)/g, '$1') ?? other[2] ?? other[3] ?? field);
}
