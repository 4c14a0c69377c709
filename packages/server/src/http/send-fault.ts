import type { FastifyReply } from 'fastify';
import { awsServiceOf } from '../faces/aws/aws-paths.ts';
import { sendAwsError } from '../faces/aws/send-aws-error.ts';
import { isMlflowPath } from '../faces/mlflow/mlflow-paths.ts';
import { sendMlflowError } from '../faces/mlflow/send-mlflow-error.ts';
import { sendProblem } from './problem.ts';

/** Answers what was thrown in the form of the face that was asked. `status` where HTTP is finer than the face's codes (405, 421, 431 …). */
export function sendFault(reply: FastifyReply, thrown: unknown, status?: number): void {
  const { url } = reply.request;
  const service = awsServiceOf(url);
  if (service !== undefined) sendAwsError(reply, service, thrown, status);
  else if (isMlflowPath(url)) sendMlflowError(reply, thrown, status);
  else sendProblem(reply, thrown, status);
}
