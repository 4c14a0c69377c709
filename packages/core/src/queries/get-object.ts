import type { ObjectAnswer } from '../answers/stored-object.ts';
import { answerObject } from '../answers/stored-object.ts';
import type { Query } from './query.ts';
import { loadObject } from '../steps/load-object.ts';

export interface GetObjectInput {
  readonly bucket: string;
  readonly key: string;
}

export const getObject: Query<GetObjectInput, ObjectAnswer> = async (tx, { bucket, key }) =>
  answerObject(await loadObject(tx, bucket, key));
