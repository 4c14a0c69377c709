/** A field of a run as filters and sorts name it: `duration`, `params.lr`, `metrics.loss.min`, `tags."a key"`. */
export type RunField =
  | { readonly kind: 'attribute'; readonly name: RunAttribute }
  | { readonly kind: 'parameter'; readonly key: string }
  | { readonly kind: 'tag'; readonly key: string }
  | { readonly kind: 'metric'; readonly name: string; readonly statistic: Statistic };

export const runAttributes = [
  'status',
  'started',
  'duration',
  'created',
  'updated',
  'ended',
  'source',
  'created_by',
  'description',
  'status_message',
  'experiment',
  'id',
  'name',
] as const;
export type RunAttribute = (typeof runAttributes)[number];

export const statistics = ['last', 'min', 'max', 'first', 'mean', 'stddev', 'count', 'best'] as const;
export type Statistic = (typeof statistics)[number];

const isStatistic = (word: string | undefined): word is Statistic => statistics.some((each) => each === word);

/** Reads the text of a field; undefined when it names none that a table can show. */
export function parseRunField(text: string): RunField | undefined {
  const attribute = runAttributes.find((each) => each === text);
  if (attribute !== undefined) return { kind: 'attribute', name: attribute };
  const match = /^(params|tags|metrics)\.(.+)$/s.exec(text);
  const [, family, rest = ''] = match ?? [];
  const quoted = /^"((?:[^"\\]|\\.)*)"(?:\.(\w+))?$/s.exec(rest);
  const key = quoted === null ? rest : (quoted[1] ?? '').replaceAll(/\\(.)/gs, '$1');
  switch (family) {
    case 'params':
      return { kind: 'parameter', key };
    case 'tags':
      return { kind: 'tag', key };
    case 'metrics':
      return quoted === null ? unquotedMetric(rest) : metricOf(key, quoted[2]);
    default:
      return undefined;
  }
}

function unquotedMetric(text: string): RunField {
  const dot = text.lastIndexOf('.');
  const last = text.slice(dot + 1);
  return dot > 0 && isStatistic(last) ? metricOf(text.slice(0, dot), last) : metricOf(text, undefined);
}

const metricOf = (name: string, statistic: string | undefined): RunField => ({
  kind: 'metric',
  name,
  statistic: isStatistic(statistic) ? statistic : 'last',
});

/** The text that `parseRunField` reads, and the server too. */
export function printRunField(field: RunField): string {
  switch (field.kind) {
    case 'attribute':
      return field.name;
    case 'parameter':
      return `params.${printKey(field.key)}`;
    case 'tag':
      return `tags.${printKey(field.key)}`;
    case 'metric': {
      const looksLikeStatistic = isStatistic(field.name.split('.').at(-1));
      const name = looksLikeStatistic ? quote(field.name) : printKey(field.name);
      return `metrics.${name}${field.statistic === 'last' ? '' : `.${field.statistic}`}`;
    }
  }
}

const unquotedKey = /^[\p{L}\p{M}\p{N}_\-/:@.]*[\p{L}\p{M}\p{N}_\-/:@]$/u;

const printKey = (key: string): string => (unquotedKey.test(key) ? key : quote(key));

const quote = (text: string): string => `"${text.replaceAll(/[\\"]/g, '\\$&')}"`;

/** The name by which a metric, parameter or tag is known, or that of the attribute. */
export const keyOfField = (field: RunField): string =>
  field.kind === 'attribute' || field.kind === 'metric' ? field.name : field.key;
