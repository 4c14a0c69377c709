import type { ErrorCode } from '@assay/base';

export interface ErrorMeaning {
  readonly meaning: string;
  readonly remedy: string;
}

/** What each error code says and what the person who gets it can do: the source of docs/reference/errors.md. */
export const errorMeanings = {
  InvalidInput: {
    meaning: 'A value of the request is missing, of the wrong kind, or out of its range.',
    remedy: 'Correct the field that `path` names; the message says what is expected there.',
  },
  InvalidFilter: {
    meaning: 'A filter or sort text cannot be read, or names something that does not exist.',
    remedy: 'Look at the character that `position` counts to (from 0); the message often has a suggestion.',
  },
  Unauthenticated: {
    meaning: 'The server has access keys, and the request bears none, or one that is unknown or revoked.',
    remedy: 'Make a key with `assay keys create` and give it to the client or the login page of Studio.',
  },
  Forbidden: {
    meaning:
      'The caller is known but lacks the permission, or the request comes from a host or page that is not allowed.',
    remedy:
      'Ask for a key with the permission that the message names, or call the server by a host name that it serves.',
  },
  NotFound: {
    meaning: 'There is nothing with this id or name, or it was deleted.',
    remedy: 'Check the id or name and the project of the key; what was deleted can be restored for 30 days.',
  },
  AlreadyExists: {
    meaning: 'Something with this name is already there.',
    remedy: 'Take another name, or use the one that exists.',
  },
  Conflict: {
    meaning: 'The change does not fit the present state, such as logging to a deleted run.',
    remedy: 'Read the current state, then decide; the message names what stands in the way.',
  },
  ResourceInUse: {
    meaning: 'It cannot be deleted because something else still depends on it.',
    remedy: 'Delete or detach what the message names first, or ask for a cascade where one is offered.',
  },
  ParameterImmutable: {
    meaning: 'The parameter already has another value, and the run keeps the first one. The same value again is fine.',
    remedy: 'Log under another name, or create the run with the parameter policy `overwrite`.',
  },
  PreconditionFailed: {
    meaning: 'The entity changed since it was read: `If-Match` names an older version.',
    remedy: 'Read it again, apply the change to what is there now, and send the new version.',
  },
  IdempotencyMismatch: {
    meaning: 'The `Idempotency-Key` was used within the last 24 hours for a different request.',
    remedy: 'Use a new key for each new request; the same key only to repeat the same one.',
  },
  LimitExceeded: {
    meaning: "A limit of the server's policy is reached: a count, or the length of a name or value.",
    remedy: 'Stay below the limit that the message names, or have the policy changed in the server.',
  },
  PayloadTooLarge: {
    meaning: 'The body is larger than the server takes in one request.',
    remedy: 'Send smaller batches; upload files as artifacts, which are streamed.',
  },
  RangeNotSatisfiable: {
    meaning: 'The bytes asked for lie behind the end of the artifact.',
    remedy: 'Ask for a range within the size that `Content-Range` tells.',
  },
  UnsupportedMediaType: {
    meaning: 'The `Content-Type` or `Content-Encoding` of the body is not one that this route reads.',
    remedy: 'Send `application/json`, or for artifacts the raw bytes.',
  },
  ChecksumMismatch: {
    meaning: 'The bytes that arrived do not have the SHA-256 that was announced. Nothing was kept.',
    remedy: 'Send them again; if it happens again, the file changed while it was read.',
  },
  TooManyRequests: {
    meaning: 'The server asks this client to slow down. Nothing of the request was kept.',
    remedy: 'Send it again after `Retry-After`; the SDK does so by itself.',
  },
  NotOffered: {
    meaning: 'The operation belongs to the protocol but is not served here; the message says why.',
    remedy: 'Use what the message suggests instead.',
  },
  Unavailable: {
    meaning: 'The server is starting, stopping, or cannot reach its store.',
    remedy: 'Try again shortly; `/readyz` tells when it is ready.',
  },
  StorageFull: {
    meaning: 'The disk below the data folder is nearly full. Reading and deleting still work; writing does not.',
    remedy: 'Free space or delete runs; writing works again at once when there is room.',
  },
  Internal: {
    meaning: 'A defect of the server. The log has the details under the request id of the answer.',
    remedy: 'Report it with the request id and the line of the log.',
  },
} as const satisfies Record<ErrorCode, ErrorMeaning>;
