/** Every blob that the database names, by an artifact, an object or a part of an upload: `sha256`, `size_bytes`. */
export const blobsNamed =
  "SELECT sha256, size_bytes FROM artifact WHERE kind = 'file' AND sha256 IS NOT NULL " +
  'UNION ALL SELECT sha256, size_bytes FROM stored_object UNION ALL SELECT sha256, size_bytes FROM object_upload_part';
