/**
 * URLs that are presigned in S3's older way (Signature Version 2, "query string authentication"): boto3 still makes these unless it is told
 * otherwise. They sign less than version 4 does, an end of validity among it, and are taken for S3 only.
 */
export const isPresignedV2 = (target: string): boolean =>
  /[?&]AWSAccessKeyId=/.test(target) && /[?&]Signature=/.test(target) && /[?&]Expires=/.test(target);
