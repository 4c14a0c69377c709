import { installDebianPackages } from './debian.ts';
import { findCommand } from './find-command.ts';
import type { Need } from './need.ts';

export const strace: Need = {
  name: 'strace',
  find: () => findCommand('strace'),
  install: (say) => installDebianPackages(['strace'], say),
  explain: 'Install strace, and run the tests again.',
};
