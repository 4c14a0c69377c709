import { expect, it } from 'vitest';
import { folderNodes } from './folder-nodes.ts';

it('makes a tree of paths, with what lies below counted', () => {
  const nodes = folderNodes([
    { folder: '', experimentCount: 4 },
    { folder: 'vision/digits', experimentCount: 2 },
    { folder: 'vision', experimentCount: 1 },
    { folder: 'audio/speech/en', experimentCount: 3 },
  ]);
  expect(nodes).toEqual([
    {
      path: 'audio',
      name: 'audio',
      count: 3,
      children: [
        {
          path: 'audio/speech',
          name: 'speech',
          count: 3,
          children: [{ path: 'audio/speech/en', name: 'en', count: 3, children: [] }],
        },
      ],
    },
    {
      path: 'vision',
      name: 'vision',
      count: 3,
      children: [{ path: 'vision/digits', name: 'digits', count: 2, children: [] }],
    },
  ]);
});
