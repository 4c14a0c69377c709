import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot } from '../process/run-process.ts';
import { referencePages } from '../reference/pages.ts';
import { readRepositoryFile } from '../source/repository-files.ts';
import type { Check } from './check.ts';

/** The generated pages say what the code says. */
export const generatedPages: Check = {
  name: 'generated pages',
  run: ({ write }) =>
    Object.entries(referencePages).flatMap(([file, print]) => {
      const target = path.join(repositoryRoot, file);
      const wanted = print();
      if (existsSync(target) && readRepositoryFile(file) === wanted) return [];
      if (!write) return [`${file}: differs from the code; run "npm run check -- generated-pages --write"`];
      mkdirSync(path.dirname(target), { recursive: true });
      writeFileSync(target, wanted);
      return [];
    }),
};
