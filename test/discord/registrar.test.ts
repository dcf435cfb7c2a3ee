import { expect, test } from 'vitest';
import { factCommands } from '../../commands/index.ts';
import { openShift } from '../../src/answering/shift.ts';
import { openRegistrar } from '../../src/discord/registrar.ts';
import { brief } from './brief-knowledge.ts';

const newer = { ...brief, facts: brief.facts.filter(({ id }) => id !== 'when-entered') };

function names(body: unknown): string[] {
  return Array.isArray(body) ? body.map(({ name }) => String(name)) : [];
}

test('Of two registrations that overlap, the later knowledge is what Discord has in the end', async () => {
  let knowledge = brief;
  const registered = new Map<string, string[]>();
  const first = Promise.withResolvers<void>();
  let asked = 0;
  const registrar = openRegistrar({
    rest: {
      // The first answer comes late, as behind a rate limit.
      get: async () => {
        asked += 1;
        if (asked === 1) await first.promise;
        return [];
      },
      put: async (route, options) => registered.set(route, names(options?.body)),
    },
    application: () => '1',
    servers: () => [],
    desk: { followed: () => [openShift(knowledge)] },
    log: { info: () => undefined, error: () => undefined },
  });
  const older = registrar.server('2');
  await new Promise(setImmediate);
  knowledge = newer;
  const later = registrar.server('2');
  await new Promise(setImmediate);
  first.resolve();
  expect(await Promise.all([older, later])).toEqual([true, true]);
  expect([...registered.values()]).toEqual([factCommands(newer).map(({ name }) => name)]);
});

/** A registrar for some servers, and every request that it makes, as 'GET 1'. */
function openCounted(servers: readonly string[]) {
  let knowledge = brief;
  const requests: string[] = [];
  let failing = false;
  const note = (method: string) => async (route: string) => {
    requests.push(`${method} ${/guilds\/(\d+)/.exec(route)?.[1] ?? 'general'}`);
    if (failing) throw new Error('Discord is away.');
    return [];
  };
  const registrar = openRegistrar({
    rest: { get: note('GET'), put: note('PUT') },
    application: () => '1',
    servers: () => servers,
    desk: { followed: () => [openShift(knowledge)] },
    log: { info: () => undefined, error: () => undefined },
  });
  return {
    registrar,
    /** What was asked since the last time, of servers. */
    asked: () => requests.splice(0).filter((request) => !request.endsWith('general')),
    change: (to: typeof brief) => {
      knowledge = to;
    },
    fail: (isSo: boolean) => {
      failing = isSo;
    },
  };
}

test('A reload that changes no command asks nothing of any server', async () => {
  const { registrar, asked, change } = openCounted(['2', '3']);
  await registrar.all();
  expect(asked().toSorted()).toEqual(['GET 2', 'GET 3', 'PUT 2', 'PUT 3']);
  change({ ...brief, facts: brief.facts.map((fact) => ({ ...fact, answer: 'Another one.' })) });
  expect(await registrar.all()).toBe(true);
  expect(asked()).toEqual([]);
  change(newer);
  await registrar.all();
  expect(asked()).toHaveLength(4);
});

test('A server that lets the bot in again is looked after anew', async () => {
  const { registrar, asked } = openCounted(['2']);
  await registrar.all();
  asked();
  await registrar.joined('2');
  expect(asked()).toEqual(['GET 2', 'PUT 2']);
});

test('A server that could not be looked after is tried again the next time', async () => {
  const { registrar, asked, fail } = openCounted(['2']);
  fail(true);
  expect(await registrar.all()).toBe(false);
  asked();
  fail(false);
  expect(await registrar.all()).toBe(true);
  expect(asked()).toEqual(['GET 2', 'PUT 2']);
});

test('Reloads that come faster than servers can be looked after share a registration', async () => {
  const servers = Array.from({ length: 20 }, (_, at) => String(at + 1));
  const { registrar, asked } = openCounted(servers);
  const running = registrar.all();
  await new Promise(setImmediate);
  const waiting = [registrar.all(), registrar.all(), registrar.all()];
  expect(new Set(waiting).size).toBe(1);
  await Promise.all([running, ...waiting]);
  expect(asked()).toHaveLength(2 * servers.length);
});

test('A bot that is closed begins no more registrations', async () => {
  const servers = Array.from({ length: 20 }, (_, at) => String(at + 1));
  const { registrar, asked } = openCounted(servers);
  const running = registrar.all();
  registrar.close();
  await running;
  expect(asked().length).toBeLessThan(20);
});
