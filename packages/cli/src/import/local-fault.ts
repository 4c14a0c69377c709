/** Whether a file or a database did not let itself be read: Node's own errors bear a code, as `EACCES` or `ERR_SQLITE_ERROR`. */
export const isLocalFault = (thrown: unknown): thrown is NodeJS.ErrnoException =>
  thrown instanceof Error && thrown.name !== 'AssayError' && typeof (thrown as NodeJS.ErrnoException).code === 'string';
