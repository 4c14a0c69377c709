import type { FastifyRequest } from 'fastify';
import { checkFilePath } from '@assay/core';
import { missingParameter } from '../mlflow-error.ts';
import { queryLists } from '../query-lists.ts';
import { runIdOf } from '../runs/run-id.ts';
import type { ArtifactPath } from './artifact-path.ts';

/** The file of a run that `?run_id=…&path=…` names. */
export function readRunFile(request: FastifyRequest): ArtifactPath {
  const id = runIdOf({ run_id: queryText(request, 'run_id'), run_uuid: queryText(request, 'run_uuid') });
  return { place: { kind: 'run', id }, path: queryPath(request, 'path') };
}

/** A path within a run or model. */
export function queryPath(request: FastifyRequest, name: string): string {
  const path = queryText(request, name);
  if (path === '') throw missingParameter(name);
  checkFilePath('Invalid path', path);
  return path;
}

function queryText({ originalUrl }: FastifyRequest, name: string): string {
  const value = queryLists(originalUrl)[name] ?? '';
  return typeof value === 'string' ? value : (value[0] ?? '');
}
