import { Compile } from 'typebox/compile';
import { expect } from 'vitest';
import { ProblemSchema } from '@assay/wire';
import type { Problem } from '@assay/wire';
import type { Answer } from './send-request.ts';

const problemSchema = Compile(ProblemSchema);

/** A clear answer: problem details with a code, a request id, and words for people. */
export function expectProblem(answer: Answer): Problem {
  expect(answer.headers['content-type'], answer.text).toContain('application/problem+json');
  const body = answer.json<Problem>();
  expect(problemSchema.Errors(body)).toEqual([]);
  expect(body.requestId).toBe(answer.headers['x-request-id']);
  expect(body.status).toBe(answer.status);
  expect(body.detail.length).toBeLessThan(600);
  expect(answer.text).not.toMatch(/node_modules|\.ts:\d|SQLITE|at async/);
  return body;
}
