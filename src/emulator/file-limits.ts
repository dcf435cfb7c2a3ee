/** Maximum size of a file on a server without boosts, in bytes. */
export const maxFileBytes = 10 * 1024 * 1024;

/** Maximum size of a request with all its files, in bytes. */
export const maxRequestBytes = 25 * 1024 * 1024;
