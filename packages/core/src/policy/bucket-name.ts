import { AssayError } from '@assay/base';

const pattern = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
const address = /^\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}$/;
const reserved = /^(?:xn--|sthree-|amzn-s3-demo-)|(?:-s3alias|--ol-s3|\.mrap|--x-s3|--table-s3)$/;

/** Throws InvalidInput unless the text may name a bucket: S3's rules, so that what is tried here works there as well. */
export function checkBucketName(name: string): void {
  if (pattern.test(name) && !name.includes('..') && !address.test(name) && !reserved.test(name)) return;
  throw new AssayError(
    'InvalidInput',
    'The specified bucket is not valid: 3 to 63 lower-case letters, digits, dots and hyphens, beginning and ending with a letter or digit.',
    { path: 'bucket', fault: 'InvalidBucketName' },
  );
}
