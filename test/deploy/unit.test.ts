import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { root } from '../imports.ts';
import { createTempFolder } from '../start/processes.ts';

const unit = readFileSync(join(root, 'deploy/on-record.service'), 'utf8');
const manifest = readFileSync(join(root, 'package.json'), 'utf8');
const program = '/opt/on-record/node_modules/.bin/node';
const hasAnalyze = spawnSync('systemd-analyze', ['--version']).status === 0;

/** The values of a key, in order. */
function values(key: string): string[] {
  return [...unit.matchAll(new RegExp(`^${key}=(.*)$`, 'gm'))].map(([, value = '']) => value);
}

/** The unit with the paths of this checkout, since nothing is installed in /opt. */
async function unitHere(): Promise<string> {
  const file = join(await createTempFolder({}), 'on-record.service');
  await writeFile(file, unit.replace(program, process.execPath));
  return file;
}

describe('The systemd unit', () => {
  test('starts the same program as npm start, with the Node version that npm ci installs', () => {
    const { scripts } = z.object({ scripts: z.object({ start: z.string() }) }).parse(JSON.parse(manifest));
    expect(values('ExecStart')).toEqual([scripts.start.replace(/^node/, program)]);
    expect(values('WorkingDirectory')).toEqual(['/opt/on-record']);
  });

  test('lets the database be written only in its own folder', () => {
    expect(values('Environment')).toEqual(['NODE_ENV=production DATA_DIR=/var/lib/on-record']);
    expect(values('StateDirectory')).toEqual(['on-record']);
    expect(values('ProtectSystem')).toEqual(['strict']);
    expect(values('DynamicUser')).toEqual(['yes']);
    expect(values('ReadWritePaths')).toEqual([]);
  });

  test('lets Node compile code and connect to Discord', () => {
    expect(values('MemoryDenyWriteExecute')).toEqual([]);
    expect(values('RestrictAddressFamilies').join()).toContain('AF_INET AF_INET6');
  });

  test.runIf(hasAnalyze)('is valid, and systemd rates its exposure as low (needs systemd-analyze)', async () => {
    const file = await unitHere();
    const verified = spawnSync('systemd-analyze', ['verify', file], { encoding: 'utf8' });
    expect({ status: verified.status, said: verified.stderr }).toEqual({ status: 0, said: '' });
    const rated = spawnSync('systemd-analyze', ['security', '--offline=true', '--threshold=15', file], {
      encoding: 'utf8',
    });
    expect(rated.stdout).toMatch(/Overall exposure level for on-record\.service: [01]\.\d OK/);
    expect(rated.status).toBe(0);
  });
});
