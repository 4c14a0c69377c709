import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { createClient } from '@assay/sdk';
import { pythonOf } from '../../../support/python-checks.ts';
import { startServer } from '../../../support/server.ts';
import { allClients, mlflowVariables, programPath } from './mlflow-programs.ts';

const members = allClients ? 32 : 6;
const batches = 20;
const pointsOfBatch = 250;

interface Member {
  readonly ready: Promise<void>;
  readonly ended: Promise<{ readonly code: number | null; readonly output: string }>;
}

function startMember(member: number, go: string, env: Readonly<Record<string, string>>): Member {
  const args = [programPath('crowd_member.py'), member, go, batches, pointsOfBatch].map(String);
  const child = spawn(pythonOf('mlflow-3'), args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const ready = new Promise<void>((resolve) => {
    const take = (chunk: Buffer): void => {
      output += chunk.toString();
      if (output.includes('ready')) resolve();
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.once('close', () => resolve());
  });
  const ended = new Promise<{ code: number | null; output: string }>((resolve) => {
    child.once('close', (code) => resolve({ code, output }));
  });
  return { ready, ended };
}

test(`${members} processes log to one experiment at once: none is refused, no point is lost`, async () => {
  await using server = await startServer();
  const client = createClient({ url: server.url });
  const go = path.join(server.dataDir, 'go');
  const started = Array.from({ length: members }, (_, member) => startMember(member, go, mlflowVariables(server)));
  await Promise.all(started.map(({ ready }) => ready));
  await writeFile(go, '');
  for (const { code, output } of await Promise.all(started.map(({ ended }) => ended))) {
    expect(output).toContain('done');
    expect(output).not.toMatch(/locked|Traceback|Retry|error/i);
    expect(code).toBe(0);
  }

  // All in one, though they made it at the same moment: left alone, the client logs to the default one where it loses that race.
  const { experiments } = await client.listExperiments({ query: { filter: 'name = "crowd"' } });
  expect(experiments.length).toBe(1);
  const { runs } = await client.searchRuns({
    body: {
      experimentIds: experiments.map(({ id }) => id),
      metrics: 'all',
      parameters: 'all',
      tags: 'all',
      limit: 100,
    },
  });
  const seen = runs.map(({ status, parameters, metrics, tags }) => ({
    status,
    member: Number(parameters['member']),
    loss: metrics['loss']?.count,
    batch: metrics['batch']?.count,
    done: tags['done'],
  }));
  expect(seen.toSorted((a, b) => a.member - b.member)).toEqual(
    Array.from({ length: members }, (_, member) => ({
      status: 'completed',
      member,
      loss: batches * pointsOfBatch,
      batch: batches,
      done: 'yes',
    })),
  );
  expect(server.output()).not.toContain('request failed');
}, 300_000);
