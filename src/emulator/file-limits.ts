/** The largest file that Discord takes without a boost, in bytes. */
export const maxFileBytes = 10 * 1024 * 1024;

/** The largest request that Discord takes, with all its files, in bytes. */
export const maxRequestBytes = 25 * 1024 * 1024;
