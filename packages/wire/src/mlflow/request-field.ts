/** A field of a request: name, type, and whether it must be there and whether it is a list. */
export type RequestField = readonly [
  name: string,
  type: RequestFieldType,
  ...marks: readonly ('required' | 'repeated')[],
];

export type RequestFieldType =
  | 'string'
  | 'boolean'
  | 'double'
  | 'int32'
  | 'int64'
  | 'bytes'
  | { readonly enum: Readonly<Record<string, number>> }
  | { readonly message: string }
  | { readonly map: RequestFieldType };
