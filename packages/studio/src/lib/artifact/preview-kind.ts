import { chartMediaTypes, type Artifact } from '@assay/wire';

/** How one looks inside an artifact; `none` where only a download helps. */
export type PreviewKind =
  | 'reference'
  | 'image'
  | 'chart'
  | 'delimited'
  | 'json-lines'
  | 'parquet'
  | 'arrow'
  | 'json'
  | 'markdown'
  | 'notebook'
  | 'audio'
  | 'video'
  | 'pdf'
  | 'page'
  | 'text'
  | 'none';

/** The media type without parameters, in lower case. */
export const essenceOf = (mediaType: string): string => mediaType.split(';', 1)[0]?.trim().toLowerCase() ?? '';

const charts: ReadonlySet<string> = new Set(Object.values(chartMediaTypes));

const byType: readonly (readonly [RegExp, PreviewKind])[] = [
  [/^image\//, 'image'],
  [/^audio\//, 'audio'],
  [/^video\//, 'video'],
  [/^application\/pdf$/, 'pdf'],
  [/^text\/html$/, 'page'],
  [/^text\/(csv|tab-separated-values)$|^application\/csv$/, 'delimited'],
  [/^application\/(x-ndjson|jsonl|x-jsonlines|jsonlines)$/, 'json-lines'],
  [/^application\/(vnd\.apache\.parquet|x-parquet|parquet)$/, 'parquet'],
  [/^application\/(vnd\.apache\.arrow\.(file|stream)|x-feather)$/, 'arrow'],
  [/^application\/x-ipynb\+json$/, 'notebook'],
  [/^text\/(x-)?markdown$/, 'markdown'],
  [/^application\/json$|\+json$/, 'json'],
];

const byName: readonly (readonly [RegExp, PreviewKind])[] = [
  [/\.(png|jpe?g|gif|webp|svg|avif|bmp|ico)$/, 'image'],
  [/\.(wav|mp3|ogg|oga|flac|m4a|opus)$/, 'audio'],
  [/\.(mp4|webm|mov|m4v|ogv)$/, 'video'],
  [/\.(csv|tsv)$/, 'delimited'],
  [/\.(jsonl|ndjson)$/, 'json-lines'],
  [/\.(parquet|pq)$/, 'parquet'],
  [/\.(arrow|arrows|feather|ipc)$/, 'arrow'],
  [/\.ipynb$/, 'notebook'],
  [/\.(md|markdown)$/, 'markdown'],
  [/\.(json|geojson)$/, 'json'],
];

const textType = /^text\/|[/+](xml|yaml|toml|javascript|typescript|x-yaml|sql|x-sh|x-python|x-httpd-php|graphql)$/;
const textName =
  /(^|\/)(dockerfile|makefile|license|readme|mlmodel|requirements[^/]*|\.gitignore|\.env)$|\.(txt|log|ya?ml|toml|ini|cfg|conf|env|py|pyi|ipy|ts|tsx|js|jsx|mjs|cjs|sh|bash|zsh|r|jl|go|rs|c|cc|cpp|h|hpp|cu|java|kt|scala|rb|php|lua|sql|xml|html?|css|tex|bib|rst|patch|diff|proto|graphql|tf|lock|properties|mlmodel)$/;

/** Media types that say nothing: the name decides. */
const isVague = (type: string): boolean => /^(application\/octet-stream|binary\/octet-stream|text\/plain|)$/.test(type);

/**
 * By the media type, and by the name where that says nothing. Pages and documents are shown only under their own media type,
 * since only that is served for a frame.
 */
export function previewKind({ kind, mediaType, name }: Pick<Artifact, 'kind' | 'mediaType' | 'name'>): PreviewKind {
  if (kind === 'uri') return 'reference';
  const type = essenceOf(mediaType);
  if (charts.has(type)) return 'chart';
  const lowerName = name.toLowerCase();
  const named = byName.find(([pattern]) => pattern.test(lowerName))?.[1];
  if (named === 'notebook' && /json$/.test(type)) return named;
  if (kind === 'value') {
    const typed = byType.find(([pattern]) => pattern.test(type))?.[1];
    return typed === 'json' || typed === 'markdown' || typed === 'delimited' || typed === 'json-lines' ? typed : 'text';
  }
  const typed = byType.find(([pattern]) => pattern.test(type))?.[1];
  if (typed !== undefined) return typed;
  if (isVague(type) && named !== undefined) return named;
  if (textType.test(type) || textName.test(lowerName)) return 'text';
  return 'none';
}
