/** Of `node:http` what the server needs. An import of it would load the client's half (undici), too: 40 ms of every start. */
export const { createServer, STATUS_CODES } = process.getBuiltinModule('node:http');
