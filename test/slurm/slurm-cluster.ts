import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { slurm } from '../../tools/needs/slurm.ts';
import { findCommand } from '../../tools/needs/find-command.ts';
import { runProcess } from '../../tools/process/run-process.ts';
import { freePort } from '../support/server.ts';

/** A cluster of three emulated nodes on this machine's loopback, all of it in one temporary folder; gone when disposed of. */
export interface SlurmCluster extends AsyncDisposable {
  readonly folder: string;
  /** With it Slurm's commands find this cluster. */
  readonly environment: Readonly<Record<string, string>>;
  /** One of Slurm's commands; what it printed. */
  readonly run: (program: string, ...args: readonly string[]) => Promise<string>;
  /** As a node does that loses its power: its daemon and all that runs there are gone at once, and the controller is told. */
  readonly killNode: (name: string) => Promise<void>;
}

const nodes = ['n1', 'n2', 'n3'] as const;

export async function startSlurmCluster(): Promise<SlurmCluster> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'assay-slurm-'));
  const at = (...parts: readonly string[]): string => path.join(folder, ...parts);
  for (const name of ['state', 'log', ...nodes.map((node) => `spool.${node}`)]) mkdirSync(at(name));
  writeFileSync(at('munge.key'), randomBytes(128), { mode: 0o400 });
  writeFileSync(at('slurm.conf'), await configuration(folder));
  const environment = { SLURM_CONF: at('slurm.conf') };

  const daemons = new Map<string, ChildProcess>();
  const start = (name: string, program: string, ...args: readonly string[]): void => {
    const file = findCommand(program);
    if (file === undefined) throw new Error(slurm.explain);
    const child = spawn(file, args, { env: { ...process.env, ...environment }, stdio: 'ignore' });
    daemons.set(name, child);
  };
  const run: SlurmCluster['run'] = async (program, ...args) => {
    const { code, output } = await runProcess(program, args, { env: environment });
    if (code !== 0) throw new Error(`${program} ${args.join(' ')}: ${output}`);
    return output;
  };
  const cluster: SlurmCluster = {
    folder,
    environment,
    run,
    async killNode(name) {
      daemons.get(name)?.kill('SIGKILL');
      const log = at('log', `slurmd.${name}.log`);
      const isOfNode = (id: number): boolean =>
        openFiles(id).includes(log) || variables(id).includes(`SLURMD_NODENAME=${name}`);
      // A process that is becoming another program has no environment for a moment.
      for (let sweep = 0; sweep < 5; sweep += 1) {
        for (const id of processesOf(environment.SLURM_CONF)) if (isOfNode(id)) kill(id);
        await sleep(20);
      }
      await run('scontrol', 'update', `NodeName=${name}`, 'State=DOWN', 'Reason=killed');
    },
    async [Symbol.asyncDispose]() {
      process.off('exit', endAll);
      endAll();
      await sleep(50);
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
  const endAll = (): void => {
    for (const child of daemons.values()) child.kill('SIGKILL');
    for (const id of processesOf(environment.SLURM_CONF)) kill(id);
  };
  // Tests that end in disorder must not leave a cluster behind.
  process.on('exit', endAll);
  try {
    const munge = [`--socket=${at('munge.sock')}`, `--key-file=${at('munge.key')}`, `--pid-file=${at('munged.pid')}`];
    const rest = [`--log-file=${at('log', 'munged.log')}`, `--seed-file=${at('munge.seed')}`, '--num-threads=2'];
    start('munged', 'munged', '-F', '--force', ...munge, ...rest);
    start('slurmctld', 'slurmctld', '-D', '-c');
    for (const node of nodes) start(node, 'slurmd', '-D', '-N', node);
    await untilIdle(cluster);
  } catch (thrown) {
    const logs = readdirSync(at('log')).map((name) => `${name}:\n${readFileSync(at('log', name), 'utf8')}`);
    await cluster[Symbol.asyncDispose]();
    throw new Error(`The cluster did not start.\n${logs.join('\n')}`, { cause: thrown });
  }
  return cluster;
}

async function untilIdle({ run }: SlurmCluster): Promise<void> {
  const giveUpAt = performance.now() + 30_000;
  for (;;) {
    const states = await run('sinfo', '-h', '-N', '-o', '%T').catch((thrown: unknown) => thrown);
    if (states === 'idle\n'.repeat(nodes.length)) return;
    if (performance.now() > giveUpAt) throw new Error(`The nodes are ${String(states)}`);
    await sleep(100);
  }
}

/**
 * What jobs take beyond the memory that they asked for is looked at each second; a job whose node died may begin again after the life of its
 * credential, here five seconds.
 */
async function configuration(folder: string): Promise<string> {
  const host = os.hostname().split('.')[0] ?? 'localhost';
  const user = os.userInfo().username;
  const ports = await Promise.all(nodes.map(() => freePort()));
  return `
ClusterName=test
SlurmctldHost=${host}(127.0.0.1)
SlurmctldPort=${await freePort()}
SlurmUser=${user}
SlurmdUser=${user}
AuthType=auth/munge
CredType=cred/munge
AuthInfo=socket=${folder}/munge.sock,cred_expire=5
StateSaveLocation=${folder}/state
SlurmdSpoolDir=${folder}/spool.%n
SlurmctldPidFile=${folder}/slurmctld.pid
SlurmdPidFile=${folder}/slurmd.%n.pid
SlurmctldLogFile=${folder}/log/slurmctld.log
SlurmdLogFile=${folder}/log/slurmd.%n.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core_Memory
SchedulerType=sched/backfill
SchedulerParameters=sched_interval=1,batch_sched_delay=0
JobAcctGatherType=jobacct_gather/linux
JobAcctGatherFrequency=task=1
JobAcctGatherParams=OverMemoryKill
AccountingStorageType=accounting_storage/none
ReturnToService=2
MpiDefault=none
SwitchType=switch/none
MailProg=/bin/true
SlurmdParameters=config_overrides
KillWait=2
MinJobAge=60
DefMemPerCPU=100
${nodes.map((node, index) => `NodeName=${node} NodeHostname=${host} NodeAddr=127.0.0.1 Port=${ports[index]} CPUs=2 RealMemory=2000 State=UNKNOWN`).join('\n')}
PartitionName=main Nodes=ALL Default=YES MaxTime=INFINITE State=UP
`;
}

const readProc = (id: number, file: string): string => {
  try {
    return readFileSync(`/proc/${id}/${file}`, 'latin1');
  } catch {
    return '';
  }
};
const variables = (id: number): readonly string[] => readProc(id, 'environ').split('\0');

function openFiles(id: number): readonly string[] {
  try {
    const folder = `/proc/${id}/fd`;
    return readdirSync(folder).map((name) => readlinkSync(path.join(folder, name)));
  } catch {
    return [];
  }
}

/** The daemons, the keepers of jobs and the jobs of this cluster: all were started with its configuration. */
function processesOf(configurationFile: string): readonly number[] {
  const ids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return ids
    .map(Number)
    .filter((id) => id !== process.pid && variables(id).includes(`SLURM_CONF=${configurationFile}`));
}

function kill(id: number): void {
  try {
    process.kill(id, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}
