/** Where the native API begins; the version is part of the contract. */
export const apiPrefix = '/api/v1';
