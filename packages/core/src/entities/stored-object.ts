import type { Brand, EpochMs, Id, ProjectId } from '@assay/base';

export type UploadId = Brand<Id, 'UploadId'>;

/** A named set of objects. */
export interface BucketRow {
  readonly projectId: ProjectId;
  readonly name: string;
  readonly createdMs: EpochMs;
}

/** What is remembered of an object beside its bytes. */
export interface ObjectProperties {
  /** Headers that are answered as they were given (`content-type`, `cache-control`, …), by lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  /** The client's own, by lower-case name. */
  readonly metadata: Readonly<Record<string, string>>;
  readonly checksums: ObjectChecksums;
  /** The multipart upload that it came by. */
  readonly uploadId?: string;
}

export interface ObjectChecksums {
  /** Of all bytes, or a hash of the parts' hashes. */
  readonly type?: 'FULL_OBJECT' | 'COMPOSITE';
  /** In base64, by the algorithm's name (`CRC32`, `SHA256`, …); of type COMPOSITE with `-<number of parts>` behind it. */
  readonly values: Readonly<Record<string, string>>;
}

/** The newest version of what a bucket holds under a key. The bytes are a blob; a key is text of any characters. */
export interface StoredObjectRow {
  readonly projectId: ProjectId;
  readonly bucket: string;
  readonly key: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  /** Without quotes: the MD5 of the bytes, or of the parts' MD5s with `-<number of parts>` behind it. */
  readonly etag: string;
  readonly modifiedMs: EpochMs;
  /** JSON text of ObjectProperties. */
  readonly properties: string;
}

/** An object that is being sent in parts. */
export interface ObjectUploadRow {
  readonly id: UploadId;
  readonly projectId: ProjectId;
  readonly bucket: string;
  readonly key: string;
  readonly createdMs: EpochMs;
  /** JSON text of UploadProperties. */
  readonly properties: string;
}

export interface UploadProperties extends Pick<ObjectProperties, 'headers' | 'metadata'> {
  /** The checksum that the object is to have. */
  readonly checksum?: { readonly algorithm: string; readonly type: 'FULL_OBJECT' | 'COMPOSITE' };
}

export interface ObjectUploadPartRow {
  readonly projectId: ProjectId;
  readonly uploadId: UploadId;
  readonly partNumber: number;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly etag: string;
  /** JSON text: base64 by algorithm. */
  readonly checksums: string;
  readonly modifiedMs: EpochMs;
}
