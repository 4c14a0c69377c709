import { plainText } from '../log/ansi.ts';
import { readJson, type Reading } from './read-chart.ts';

export interface NotebookCell {
  readonly kind: 'markdown' | 'code' | 'raw';
  readonly text: string;
  /** How often cells were run before it; null where it was not. */
  readonly count: number | null;
  readonly outputs: readonly NotebookOutput[];
}

export type NotebookOutput =
  | { readonly kind: 'text' | 'error'; readonly text: string }
  /** `url` is a data URL. */
  | { readonly kind: 'image'; readonly url: string };

type Fields = Readonly<Record<string, unknown>>;

/** The cells of a Jupyter notebook (nbformat 4). Of its outputs text and pictures; HTML and scripts are left out. */
export function readNotebook(text: string): Reading<readonly NotebookCell[]> {
  const json = readJson(text);
  if ('fault' in json) return json;
  const cells = fieldsOf(json.value)?.['cells'];
  if (!Array.isArray(cells)) return { fault: 'The JSON is not that of a notebook of version 4.' };
  return { value: cells.flatMap((cell: unknown) => cellOf(fieldsOf(cell))) };
}

function cellOf(cell: Fields | undefined): readonly NotebookCell[] {
  if (cell === undefined) return [];
  const type = cell['cell_type'];
  const outputs = Array.isArray(cell['outputs']) ? cell['outputs'] : [];
  return [
    {
      kind: type === 'markdown' || type === 'code' ? type : 'raw',
      text: joined(cell['source']),
      count: typeof cell['execution_count'] === 'number' ? cell['execution_count'] : null,
      outputs: outputs.flatMap((output: unknown) => outputOf(fieldsOf(output))),
    },
  ];
}

const imageTypes = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'];

function outputOf(output: Fields | undefined): readonly NotebookOutput[] {
  switch (output?.['output_type']) {
    case 'stream':
      return textOutput('text', joined(output['text']));
    case 'error':
      return textOutput('error', joined(output['traceback'], '\n'));
    case 'display_data':
    case 'execute_result': {
      const data = fieldsOf(output['data']) ?? {};
      const type = imageTypes.find((each) => data[each] !== undefined);
      if (type !== undefined) {
        const bytes = joined(data[type]).replaceAll(/\s/g, '');
        return /^[\w+/=-]*$/.test(bytes) ? [{ kind: 'image', url: `data:${type};base64,${bytes}` }] : [];
      }
      return textOutput('text', joined(data['text/plain']));
    }
    default:
      return [];
  }
}

const textOutput = (kind: 'text' | 'error', text: string): readonly NotebookOutput[] =>
  text === ''
    ? []
    : [
        {
          kind,
          text: text
            .split('\n')
            .map((line) => plainText(line))
            .join('\n'),
        },
      ];

/** Notebooks hold texts as one, or as a list of lines with their ends. */
const joined = (value: unknown, between = ''): string =>
  Array.isArray(value) ? value.map(String).join(between) : typeof value === 'string' ? value : '';

const fieldsOf = (value: unknown): Fields | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;
