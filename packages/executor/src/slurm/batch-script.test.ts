import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { batchScript } from './batch-script.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), `assay script's "folder" `));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const text = fc.string({ unit: 'grapheme', maxLength: 30 }).filter((value) => !value.includes('\0'));
const nasty = fc.oneof(text, fc.stringMatching(/^[ '"$`\\\r\n;&|<>(){}#*!~-]{0,12}$/));

test('a shell hands on exactly what was asked for', () => {
  fc.assert(
    fc.property(fc.array(nasty, { maxLength: 6 }), nasty, fc.nat({ max: 1 }), (args, value, task) => {
      const jobs = [0, 1].map((index) => ({
        name: 'job',
        program: process.execPath,
        args: [
          '-e',
          'console.log(JSON.stringify([process.argv.slice(1), process.env.V]))',
          '--',
          String(index),
          ...args,
        ],
        folder,
        environment: { V: value },
        outputFile: path.join(folder, `out ${index}'s.txt`),
      }));
      const script = batchScript(jobs);
      expect(script).not.toMatch(/\r\n/);
      const env = { PATH: process.env['PATH'], SLURM_ARRAY_TASK_ID: String(task) };
      expect(spawnSync('/bin/sh', { input: script, env }).status).toBe(0);
      const printed: unknown = JSON.parse(readFileSync(jobs[task]?.outputFile ?? '', 'utf8'));
      expect(printed).toEqual([[String(task), ...args], value]);
    }),
    { numRuns: 25 },
  );
});
