import { closeSync, mkdirSync, openSync } from 'node:fs';

/** Makes an empty file, where there is none, that its owner alone may read: SQLite's own would be for all to read. */
export function createPrivateFile(path: string): void {
  closeSync(openSync(path, 'a', 0o600));
}

/** Makes a folder, where there is none, with those above it, into which its owner alone may look. */
export function createPrivateFolder(path: string): void {
  mkdirSync(path, { recursive: true, mode: 0o700 });
}
