import { readFileSync } from 'node:fs';
import { parse } from 'dotenv';
import { describe, expect, test } from 'vitest';
import { readConfig, settingNames } from '../src/config.ts';

const example = readFileSync(new URL('../.env.example', import.meta.url), 'utf8');
const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

/** The settings of an environment, or their problems. */
function read(environment: Record<string, string>): object {
  const settings = readConfig(environment);
  return 'config' in settings ? settings.config : settings.problems;
}

const defaults = {
  DISCORD_API_URL: 'https://discord.com/api',
  KNOWLEDGE_DIR: 'knowledge',
  INCIDENT: 'walthamstow-shooting',
  RETENTION_DAYS: 30,
  CORRECTION_DAYS: 7,
  HEALTH_HOST: '127.0.0.1',
  PORT: 3000,
};

describe('Settings that are not set', () => {
  test('have their defaults, and there is no token', () => {
    expect(read({})).toEqual(defaults);
  });

  test.each(['', ' ', '\t'])('are the same as empty settings (“%s”)', (empty) => {
    expect(read(Object.fromEntries(settingNames.map((name) => [name, empty])))).toEqual(defaults);
  });

  test('Other variables are ignored', () => {
    expect(read({ PATH: '/bin', HOME: '/home/ann' })).toEqual(defaults);
  });
});

describe('Settings', () => {
  test.each([
    ['DISCORD_TOKEN', 'abc.def.ghi'],
    ['DISCORD_API_URL', 'http://127.0.0.1:8080/api'],
    ['KNOWLEDGE_DIR', '/srv/on record/knowledge'],
    ['INCIDENT', 'mill-fire'],
    ['ALLOW_DRAFTS', 'true'],
    ['DATA_DIR', '/srv/on record/data'],
    ['HEALTH_HOST', '0.0.0.0'],
    ['HEALTH_HOST', '::1'],
    ['LOG_LEVEL', 'silent'],
  ])('%s can be %s', (name, value) => {
    expect(read({ [name]: value })).toEqual({ ...defaults, [name]: value });
  });

  test('Days are numbers', () => {
    expect(read({ RETENTION_DAYS: '90', CORRECTION_DAYS: '1' })).toMatchObject({
      RETENTION_DAYS: 90,
      CORRECTION_DAYS: 1,
    });
  });

  test('A port is a number', () => {
    expect(read({ HEALTH_PORT: '8080' })).toMatchObject({ HEALTH_PORT: 8080 });
  });

  test('Slashes at the end of an address are removed', () => {
    expect(read({ DISCORD_API_URL: 'http://127.0.0.1:8080/api//' })).toMatchObject({
      DISCORD_API_URL: 'http://127.0.0.1:8080/api',
    });
  });

  test.each([
    ['DISCORD_TOKEN', 'abc def', 'must not contain spaces; copy it again from discord.com/developers'],
    ['DISCORD_API_URL', 'discord.com', 'must be a full address, such as https://discord.com/api'],
    ['DISCORD_API_URL', 'ftp://discord.com', 'must be a full address, such as https://discord.com/api'],
    ['INCIDENT', 'Mill Fire', 'must be the id of an incident, such as walthamstow-shooting'],
    ['INCIDENT', '../secrets', 'must be the id of an incident, such as walthamstow-shooting'],
    ['RETENTION_DAYS', 'a month', 'must be a whole number of days from 1 to 365'],
    ['RETENTION_DAYS', '0', 'must be a whole number of days from 1 to 365'],
    ['CORRECTION_DAYS', '400', 'must be a whole number of days from 1 to 365'],
    ['CORRECTION_DAYS', '1.5', 'must be a whole number of days from 1 to 365'],
    ['CORRECTION_DAYS', '31', 'must not be more than RETENTION_DAYS (30)'],
    ['HEALTH_PORT', 'http', 'must be a port number from 1 to 65535'],
    ['HEALTH_PORT', '0', 'must be a port number from 1 to 65535'],
    ['HEALTH_PORT', '70000', 'must be a port number from 1 to 65535'],
    ['HEALTH_HOST', 'my computer', 'must be an address of this machine, such as 127.0.0.1 or 0.0.0.0'],
    ['PORT', 'http', 'must be a port number from 0 to 65535'],
    ['PORT', '65536', 'must be a port number from 0 to 65535'],
    ['ALLOW_DRAFTS', 'yes', 'must be true or false'],
    ['LOG_LEVEL', 'loud', 'must be one of fatal, error, warn, info, debug, trace, silent'],
  ])('%s cannot be %s', (name, value, advice) => {
    expect(read({ [name]: value })).toEqual([`${name} ${advice}`]);
  });

  test('All problems are reported at once, without the token', () => {
    const problems = read({ DISCORD_TOKEN: 'secret token', DISCORD_API_URL: 'x', INCIDENT: 'X', LOG_LEVEL: 'x' });
    expect(problems).toEqual([
      expect.stringMatching(/^DISCORD_TOKEN /),
      expect.stringMatching(/^DISCORD_API_URL /),
      expect.stringMatching(/^INCIDENT /),
      expect.stringMatching(/^LOG_LEVEL /),
    ]);
    expect(JSON.stringify(problems)).not.toContain('secret');
  });
});

describe('.env.example', () => {
  const examples = parse(example.replace(/^#(?=[A-Z_]+=)/gm, ''));

  test('explains every setting', () => {
    expect(Object.keys(examples).toSorted()).toEqual(settingNames.toSorted());
  });

  test('shows the defaults', () => {
    expect(read(examples)).toMatchObject(defaults);
  });

  test('sets nothing until a line is uncommented', () => {
    expect(read(parse(example))).toEqual(defaults);
  });
});

test('The README lists every setting', () => {
  const rows = [...readme.matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, name = '']) => name);
  expect(rows.toSorted()).toEqual(settingNames.toSorted());
});
