import { statSync } from 'node:fs';
import path from 'node:path';
import { invalidInput } from '@assay/base';
import type { JobRequest } from './executor.ts';

/** Throws where no place could run this job as it was meant. */
export function checkJob(job: JobRequest): void {
  if (!/^[\w.-]{1,64}$/.test(job.name))
    throw invalidInput('name', `expected 1 to 64 letters, digits, "-", "_" or ".", got ${JSON.stringify(job.name)}`);
  if (job.program === '') throw invalidInput('program', 'expected the name of a program, got nothing');
  checkText('program', job.program);
  job.args.forEach((arg, index) => checkText(`args[${index}]`, arg));
  for (const [name, value] of Object.entries(job.environment)) {
    if (!/^[A-Za-z_]\w*$/.test(name))
      throw invalidInput('environment', `${JSON.stringify(name)} cannot be the name of a variable`);
    checkText(`environment.${name}`, value);
  }
  checkFile('outputFile', job.outputFile);
  checkFile('folder', job.folder);
  if (!statSync(job.folder, { throwIfNoEntry: false })?.isDirectory())
    throw invalidInput('folder', `there is no folder ${job.folder}`);
  for (const [name, value] of Object.entries(job.limits ?? {}))
    if (!(value > 0)) throw invalidInput(`limits.${name}`, `expected more than 0, got ${value}`);
}

function checkFile(field: string, file: string): void {
  checkText(field, file);
  if (!path.isAbsolute(file)) throw invalidInput(field, `expected an absolute path, got ${JSON.stringify(file)}`);
}

function checkText(field: string, text: string): void {
  if (text.includes('\0')) throw invalidInput(field, 'a NUL character cannot be handed to a program');
}
