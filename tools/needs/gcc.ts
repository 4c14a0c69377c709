import { installDebianPackages } from './debian.ts';
import { findCommand } from './find-command.ts';
import type { Need } from './need.ts';

export const gcc: Need = {
  name: 'a C compiler',
  find: () => findCommand('gcc', 'cc', 'clang'),
  install: (say) => installDebianPackages(['gcc', 'libc6-dev'], say),
  explain: 'Install gcc, and run the tests again.',
};
