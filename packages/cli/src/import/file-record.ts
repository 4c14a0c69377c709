/** A record of a file, or what is wrong at its place. After a fault that is `last` nothing more can be found in the file. */
export type FileRecord =
  | {
      readonly kind: 'record';
      /** Valid until the next one is asked for. */
      readonly bytes: Uint8Array;
      /** What it takes in the file. */
      readonly sizeBytes: number;
    }
  | {
      readonly kind: 'fault';
      readonly message: string;
      readonly offset: number;
      /** Which record it is, from 1 on. */
      readonly record: number;
      readonly last: boolean;
      readonly sizeBytes: number;
    };
