import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { readConfig } from '../../src/config.ts';
import { openDiscordEmulator } from '../../src/emulator/emulator.ts';
import { root } from '../imports.ts';
import { findClosedPort } from '../start/gateways.ts';
import { createTempFolder } from '../start/processes.ts';
import { createTestFolder } from '../store/folder.ts';
import { copiesOf, stagesOfDockerfile, wordsOf } from './dockerfile.ts';

const text = (name: string) => readFileSync(join(root, name), 'utf8');
const stages = stagesOfDockerfile();
const [packages = [], image = []] = stages;
const manifest = z
  .object({ scripts: z.object({ start: z.string() }), dependencies: z.object({ node: z.string() }) })
  .parse(JSON.parse(text('package.json')));
const environment = Object.fromEntries(
  wordsOf(image, 'ENV').flatMap((words) =>
    words.split(' ').map((one): [string, string] => {
      const [name = '', value = ''] = one.split('=');
      return [name, value];
    }),
  ),
);
/** Paths in the copied folders that .dockerignore excludes. */
const excludedPaths = text('.dockerignore')
  .split('\n')
  .filter((line) => /^[a-z]/.test(line));
const listed = z.array(z.string());
const command = listed.parse(JSON.parse(wordsOf(image, 'CMD')[0] ?? ''));
const check = listed.parse(JSON.parse(wordsOf(image, 'HEALTHCHECK')[0]?.replace(/^.*? CMD /, '') ?? ''));
/** The settings in the image, compose.yaml and the unit; each must exist in the bot. */
const settings = (names: readonly string[]) => names.filter((name) => name !== 'NODE_ENV');
const known = [...text('.env.example').matchAll(/^#?([A-Z_]+)=/gm)].map(([, name = '']) => name);

/** The files of the image with its packages. Nobody may write to them. */
function filesOfImage(): string {
  const app = join(createTestFolder(), 'app');
  mkdirSync(app);
  for (const { from, to } of copiesOf(image)) {
    mkdirSync(dirname(join(app, to)), { recursive: true });
    const isIncluded = (path: string) => !excludedPaths.some((excluded) => path === join(root, excluded));
    cpSync(join(root, from), join(app, to), { recursive: true, filter: isIncluded });
  }
  symlinkSync(join(root, 'node_modules'), join(app, 'node_modules'));
  execFileSync('chmod', ['-R', 'a-w,a+rX', app]);
  onTestFinished(() => void execFileSync('chmod', ['-R', 'u+w', app]));
  return app;
}

describe('The Dockerfile', () => {
  test('uses the project’s Node version in both stages', () => {
    const major = manifest.dependencies.node.split('.')[0];
    for (const stage of stages)
      expect(wordsOf(stage, 'FROM')[0]).toMatch(new RegExp(`^node:${major}-alpine( AS \\w+)?$`));
    expect(stages).toHaveLength(2);
  });

  test('installs the locked production packages and no development packages', () => {
    expect(copiesOf(packages).map(({ from }) => from)).toEqual(['package.json', 'package-lock.json', '.npmrc']);
    expect(wordsOf(packages, 'RUN')).toEqual(['npm ci --omit=dev --ignore-scripts']);
    expect(wordsOf(image, 'COPY')[0]).toBe('--from=packages /app/node_modules node_modules');
  });

  test('copies only files that exist, that .dockerignore allows and that are not secret', () => {
    const ignored = text('.dockerignore').split('\n');
    expect(ignored).toContain('*');
    const allowed = ignored.filter((line) => line.startsWith('!')).map((line) => line.slice(1));
    for (const excluded of excludedPaths) expect(existsSync(join(root, excluded))).toBe(true);
    const copied = stages.flatMap(copiesOf).map(({ from }) => from);
    for (const from of copied) expect(existsSync(join(root, from))).toBe(true);
    expect(new Set(copied)).toEqual(new Set(allowed));
    expect(allowed.filter((one) => /^\.env|data|node_modules|\.git/.test(one))).toEqual([]);
  });

  test('runs as a user who is not root and owns only /data', () => {
    expect(wordsOf(image, 'USER')).toEqual(['node']);
    expect(wordsOf(image, 'RUN')).toEqual(['mkdir -m 700 /data && chown node:node /data']);
    expect(wordsOf(image, 'VOLUME')).toEqual(['/data']);
    expect(wordsOf(image, 'COPY').filter((words) => words.includes('--chown'))).toEqual([]);
    expect(image.findIndex(({ name }) => name === 'USER')).toBeGreaterThan(
      image.findLastIndex(({ name }) => name === 'COPY'),
    );
  });

  test('starts the same program as npm start, without a shell in between, and sets only settings that exist', () => {
    expect(command.join(' ')).toBe(manifest.scripts.start);
    expect(wordsOf(image, 'STOPSIGNAL')).toEqual(['SIGTERM']);
    expect(settings(Object.keys(environment)).filter((name) => !known.includes(name))).toEqual([]);
    expect(readConfig(environment)).toHaveProperty('config');
    expect(wordsOf(image, 'EXPOSE')).toEqual([environment.HEALTH_PORT]);
  });
});

describe('The content of the image', () => {
  const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
  const [, ...words] = command;
  const [, ...checkWords] = check;

  test('answers as a user who may write only to the data folder, with a working health check and signals', async () => {
    const discord = await openDiscordEmulator();
    onTestFinished(() => discord.close());
    const data = await createTempFolder({});
    chmodSync(data, 0o777);
    const port = String(await findClosedPort());
    const env = {
      PATH: process.env.PATH,
      ...environment,
      DATA_DIR: data,
      HEALTH_PORT: port,
      LOG_LEVEL: 'error',
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
    };
    const cwd = filesOfImage();
    const checked = async () => {
      const child = spawn(process.execPath, checkWords, { cwd, env, stdio: 'ignore', ...nobody });
      await once(child, 'exit');
      return child.exitCode;
    };
    expect(await checked()).toBe(1);
    const bot = spawn(process.execPath, words, { cwd, env, stdio: ['ignore', 'ignore', 'inherit'], ...nobody });
    onTestFinished(() => void bot.kill('SIGKILL'));
    const ended = once(bot, 'exit');
    await discord.next('commands', ({ serverId }) => serverId !== undefined);
    expect(await checked()).toBe(0);
    const mo = discord.user('moderator', 'Mo').inChannel(discord.servers[0]?.channels[0]?.id ?? '');
    expect((await mo.runCommand('when-entered')).messages[0]?.content).toContain('2pm');
    const report = await (await mo.runCommand('knowledge', { days: 7 }, { subcommand: 'report' })).settled();
    expect(report.messages[0]?.attachments).toHaveLength(1);
    bot.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
  });
});

describe('The image without DISCORD_TOKEN', () => {
  test('explains that it has no sandbox', () => {
    expect(excludedPaths).toEqual(['src/emulator', 'src/sandbox.ts']);
    const env = { PATH: process.env.PATH, ...environment, HEALTH_PORT: '' };
    const { status, stderr } = spawnSync(process.execPath, command.slice(1), {
      cwd: filesOfImage(),
      env,
      encoding: 'utf8',
    });
    expect(stderr).toMatch(
      /^DISCORD_TOKEN is not set, and the local sandbox is not installed: [^\n]+`npm ci` and then `npm start`[^\n]+\n$/,
    );
    expect(status).toBe(1);
  });
});

describe('compose.yaml', () => {
  const composeSchema = z.object({
    services: z.object({
      bot: z.strictObject({
        build: z.literal('.'),
        image: z.string(),
        env_file: z.literal('.env'),
        environment: z.record(z.string(), z.string()),
        volumes: z.array(z.string()),
        read_only: z.literal(true),
        tmpfs: z.array(z.string()),
        cap_drop: z.tuple([z.literal('ALL')]),
        security_opt: z.tuple([z.literal('no-new-privileges:true')]),
        mem_limit: z.string(),
        pids_limit: z.number(),
        stop_grace_period: z.literal('10s'),
        restart: z.literal('unless-stopped'),
        logging: z.object({ driver: z.literal('local') }),
      }),
    }),
    volumes: z.object({ data: z.null() }),
  });
  const { services } = composeSchema.parse(parse(text('compose.yaml')));
  const { bot } = services;

  test('runs the image read-only, with a volume for its database, and publishes no port', () => {
    expect(bot.volumes).toEqual([`data:${environment.DATA_DIR}`, './knowledge:/app/knowledge:ro']);
    expect(bot.environment).toMatchObject({ DATA_DIR: environment.DATA_DIR, HEALTH_PORT: environment.HEALTH_PORT });
    expect(bot).not.toHaveProperty('ports');
  });

  test('contains only settings that exist, with valid values', () => {
    expect(settings(Object.keys(bot.environment)).filter((name) => !known.includes(name))).toEqual([]);
    expect(readConfig(bot.environment)).toHaveProperty('config');
  });
});
