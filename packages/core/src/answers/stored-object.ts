import type { EpochMs } from '@assay/base';
import type {
  BucketRow,
  ObjectProperties,
  ObjectUploadPartRow,
  ObjectUploadRow,
  StoredObjectRow,
  UploadId,
  UploadProperties,
} from '../entities/stored-object.ts';

export type BucketAnswer = Pick<BucketRow, 'name' | 'createdMs'>;

export interface ObjectAnswer {
  readonly key: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly etag: string;
  readonly modifiedMs: EpochMs;
  readonly properties: ObjectProperties;
}

export interface UploadAnswer {
  readonly id: UploadId;
  readonly key: string;
  readonly createdMs: EpochMs;
  readonly properties: UploadProperties;
}

export interface PartAnswer {
  readonly partNumber: number;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly etag: string;
  readonly checksums: Readonly<Record<string, string>>;
  readonly modifiedMs: EpochMs;
}

export const answerObject = ({ projectId: _, bucket: __, properties, ...row }: StoredObjectRow): ObjectAnswer => ({
  ...row,
  properties: JSON.parse(properties) as ObjectProperties,
});

export const answerUpload = ({ id, key, createdMs, properties }: ObjectUploadRow): UploadAnswer => ({
  id,
  key,
  createdMs,
  properties: JSON.parse(properties) as UploadProperties,
});

export const answerPart = ({ projectId: _, uploadId: __, checksums, ...row }: ObjectUploadPartRow): PartAnswer => ({
  ...row,
  checksums: JSON.parse(checksums) as Record<string, string>,
});
