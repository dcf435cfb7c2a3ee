import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { createTestFolder, readFolder } from './folder.ts';

// Real disks and permissions, used by another process: tests often run as root in containers, and root may write
// everywhere. A disk for one test needs its own mount namespace.

const script = join(import.meta.dirname, 'open-once.ts');
const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};

function openedAsAnyone(location: string): unknown {
  const { stdout, stderr } = spawnSync(process.execPath, [script, location], { encoding: 'utf8', ...nobody });
  expect(stderr).toBe('');
  return JSON.parse(stdout);
}

async function used(location: string): Promise<void> {
  const store = await openStore(location);
  await store.settings.setIncident('north', 'fire');
  await store.close();
}

function refused(location: string) {
  return { name: 'StoreError', message: expect.stringContaining(`The database ${location} can’t be written to.`) };
}

describe('Without write permission a start is refused and changes nothing', () => {
  test.each([
    ['with a read-only file', { folder: 0o777, file: 0o444, lock: 0o666 }],
    ['with a read-only folder', { folder: 0o555, file: 0o666, lock: 0o666 }],
    ['with a read-only folder that no bot has used', { folder: 0o555, file: 0o666, lock: undefined }],
  ])('%s', async (_, modes) => {
    const folder = createTestFolder();
    const location = join(folder, 'on-record.db');
    await used(location);
    if (modes.lock === undefined) rmSync(`${location}.lock`);
    else chmodSync(`${location}.lock`, modes.lock);
    chmodSync(location, modes.file);
    chmodSync(folder, modes.folder);
    const before = readFolder(folder);
    expect(openedAsAnyone(location)).toEqual(refused(location));
    expect(readFolder(folder)).toEqual(before);
  });

  test('with a folder that cannot be created', () => {
    const folder = createTestFolder();
    mkdirSync(join(folder, 'closed'), { mode: 0o555 });
    const location = join(folder, 'closed', 'data', 'on-record.db');
    expect(openedAsAnyone(location)).toEqual(refused(location));
    expect(readFolder(join(folder, 'closed'))).toEqual({});
  });
});

/** Runs a shell in which the folder is a 1 MB disk that exists as long as the shell. */
function onSmallDisk(folder: string, commands: string) {
  const shell = 'mount -t tmpfs -o size=1m none "$1" && cd "$1"';
  const words = ['-rm', 'sh', '-ec', `${shell}; ${commands}`, 'sh', folder, process.execPath, script];
  return spawnSync('unshare', words, { encoding: 'utf8' });
}

describe.skipIf(onSmallDisk(import.meta.dirname, 'true').status !== 0)('On a full disk', () => {
  const open = '"$2" "$3" "$1/on-record.db"';

  // Kilobytes left. SQLite needs about 32 for its shared memory index and about 4 for each change.
  test.each([
    ['a first start', 'true', 0],
    ['a first start with a little room', 'true', 100],
    ['a start with a database', `${open} > /dev/null`, 0],
    ['a start with a database and no room for a change', `${open} > /dev/null`, 34],
  ])('%s is refused and changes nothing', (_, before, room) => {
    const fill = `cat /dev/zero > filler 2> /dev/null || truncate -s -${room}K filler`;
    const look = 'ls; cat on-record.db 2> /dev/null | sha256sum';
    const { stdout } = onSmallDisk(createTestFolder(), `${before}; ${fill}; ${look}; ${open}; ${look}`);
    const [listed, told = '', after] = stdout.split(/^(\{.*\})\n/m);
    expect(JSON.parse(told)).toEqual({ name: 'StoreError', message: expect.stringContaining('the disk is full') });
    expect(after).toBe(listed);
  });
});
