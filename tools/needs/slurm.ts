import { installDebianPackages } from './debian.ts';
import { findCommand } from './find-command.ts';
import type { Need } from './need.ts';

/** Its daemons and commands; a cluster is started by the tests that want one, in a folder of their own. */
export const slurm: Need = {
  name: 'Slurm',
  find: () =>
    findCommand('munged') && findCommand('slurmd') && findCommand('sbatch') ? findCommand('slurmctld') : undefined,
  install: (say) => installDebianPackages(['slurm-wlm', 'munge'], say),
  explain: 'Install slurm-wlm and munge, and run the tests again.',
};
