import { expect, test } from 'vitest';
import { readNotebook } from './read-notebook.ts';

test('a notebook is read as cells with text and pictures', () => {
  const notebook = {
    nbformat: 4,
    cells: [
      { cell_type: 'markdown', source: ['# Title\n', 'text'] },
      {
        cell_type: 'code',
        execution_count: 3,
        source: 'plot()',
        outputs: [
          { output_type: 'stream', name: 'stdout', text: ['a\n', '\u001B[31mb\u001B[0m\n'] },
          { output_type: 'display_data', data: { 'image/png': 'iVBO\nRw0=', 'text/plain': '<Figure>' } },
          { output_type: 'execute_result', data: { 'text/html': '<script>x</script>', 'text/plain': ['7'] } },
          { output_type: 'execute_result', data: { 'image/png': '"><script>' } },
          { output_type: 'error', traceback: ['Traceback', 'E: no'] },
          { output_type: 'update' },
        ],
      },
      'no cell',
    ],
  };
  expect(readNotebook(JSON.stringify(notebook))).toEqual({
    value: [
      { kind: 'markdown', text: '# Title\ntext', count: null, outputs: [] },
      {
        kind: 'code',
        text: 'plot()',
        count: 3,
        outputs: [
          { kind: 'text', text: 'a\nb\n' },
          { kind: 'image', url: 'data:image/png;base64,iVBORw0=' },
          { kind: 'text', text: '7' },
          { kind: 'error', text: 'Traceback\nE: no' },
        ],
      },
    ],
  });
  expect(readNotebook('{"worksheets":[]}')).toHaveProperty('fault');
  expect(readNotebook('{')).toHaveProperty('fault');
});
