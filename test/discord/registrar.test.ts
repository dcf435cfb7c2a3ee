import { expect, test } from 'vitest';
import { createFactCommands } from '../../commands/index.ts';
import { createSnapshot } from '../../src/answering/snapshot.ts';
import { createRegistrar } from '../../src/discord/registrar.ts';
import { sampleKnowledge } from './sample-knowledge.ts';

const newerKnowledge = { ...sampleKnowledge, facts: sampleKnowledge.facts.filter(({ id }) => id !== 'when-entered') };

function names(body: unknown): string[] {
  return Array.isArray(body) ? body.map(({ name }) => String(name)) : [];
}

test('If two registrations overlap, Discord has the later commands in the end', async () => {
  let knowledge = sampleKnowledge;
  const registered = new Map<string, string[]>();
  const first = Promise.withResolvers<void>();
  let asked = 0;
  const registrar = createRegistrar({
    rest: {
      // The first response is late, as after a rate limit.
      get: async () => {
        asked += 1;
        if (asked === 1) await first.promise;
        return [];
      },
      put: async (route, options) => registered.set(route, names(options?.body)),
    },
    applicationId: () => '1',
    serverIds: () => [],
    activeKnowledge: {
      servedIncidentIds: () => ['any'],
      contentTag: () => JSON.stringify(knowledge),
      forIncident: async () => createSnapshot(knowledge),
    },
    log: { info: () => undefined, error: () => undefined },
  });
  const older = registrar.registerServer('2');
  await new Promise(setImmediate);
  knowledge = newerKnowledge;
  const later = registrar.registerServer('2');
  await new Promise(setImmediate);
  first.resolve();
  expect(await Promise.all([older, later])).toEqual([true, true]);
  expect([...registered.values()]).toEqual([createFactCommands(newerKnowledge).map(({ name }) => name)]);
});

/** A registrar for some servers, and its requests, such as 'GET 1'. */
function createCountingRegistrar(servers: readonly string[]) {
  let knowledge = sampleKnowledge;
  const requests: string[] = [];
  let failing = false;
  const note = (method: string) => async (route: string) => {
    requests.push(`${method} ${/guilds\/(\d+)/.exec(route)?.[1] ?? 'general'}`);
    if (failing) throw new Error('Discord is away.');
    return [];
  };
  const registrar = createRegistrar({
    rest: { get: note('GET'), put: note('PUT') },
    applicationId: () => '1',
    serverIds: () => servers,
    activeKnowledge: {
      servedIncidentIds: () => ['any'],
      contentTag: () => JSON.stringify(knowledge),
      forIncident: async () => createSnapshot(knowledge),
    },
    log: { info: () => undefined, error: () => undefined },
  });
  return {
    registrar,
    /** The requests since the last call, by server. */
    takeRequests: () => requests.splice(0).filter((request) => !request.endsWith('general')),
    change: (to: typeof sampleKnowledge) => {
      knowledge = to;
    },
    fail: (isSo: boolean) => {
      failing = isSo;
    },
  };
}

test('A reload that changes no command makes no requests', async () => {
  const { registrar, takeRequests, change } = createCountingRegistrar(['2', '3']);
  await registrar.registerAll();
  expect(takeRequests().toSorted()).toEqual(['GET 2', 'GET 3', 'PUT 2', 'PUT 3']);
  change({ ...sampleKnowledge, facts: sampleKnowledge.facts.map((fact) => ({ ...fact, answer: 'Another one.' })) });
  expect(await registrar.registerAll()).toBe(true);
  expect(takeRequests()).toEqual([]);
  change(newerKnowledge);
  await registrar.registerAll();
  expect(takeRequests()).toHaveLength(4);
});

test('A server that the bot joins again gets its commands again', async () => {
  const { registrar, takeRequests } = createCountingRegistrar(['2']);
  await registrar.registerAll();
  takeRequests();
  await registrar.serverJoined('2');
  expect(takeRequests()).toEqual(['GET 2', 'PUT 2']);
});

test('A failed registration of a server is tried again the next time', async () => {
  const { registrar, takeRequests, fail } = createCountingRegistrar(['2']);
  fail(true);
  expect(await registrar.registerAll()).toBe(false);
  takeRequests();
  fail(false);
  expect(await registrar.registerAll()).toBe(true);
  expect(takeRequests()).toEqual(['GET 2', 'PUT 2']);
});

test('Several reloads in quick succession share a registration', async () => {
  const servers = Array.from({ length: 20 }, (_, at) => String(at + 1));
  const { registrar, takeRequests } = createCountingRegistrar(servers);
  const running = registrar.registerAll();
  await new Promise(setImmediate);
  const waiting = [registrar.registerAll(), registrar.registerAll(), registrar.registerAll()];
  expect(new Set(waiting).size).toBe(1);
  await Promise.all([running, ...waiting]);
  expect(takeRequests()).toHaveLength(2 * servers.length);
});

test('A closed bot begins no more registrations', async () => {
  const servers = Array.from({ length: 20 }, (_, at) => String(at + 1));
  const { registrar, takeRequests } = createCountingRegistrar(servers);
  const running = registrar.registerAll();
  registrar.close();
  await running;
  expect(takeRequests().length).toBeLessThan(20);
});

test('A change of one server is registered while those of all servers are', async () => {
  const blocked = Promise.withResolvers<void>();
  const registrar = createRegistrar({
    rest: {
      get: async (route) => {
        if (!route.includes('/guilds/2/')) await blocked.promise;
        return [];
      },
      put: async () => undefined,
    },
    applicationId: () => '1',
    serverIds: () => ['1', '2'],
    activeKnowledge: {
      servedIncidentIds: () => ['any'],
      contentTag: () => 'any',
      forIncident: async () => createSnapshot(sampleKnowledge),
    },
    log: { info: () => undefined, error: () => undefined },
  });
  const all = registrar.registerAll();
  expect(await registrar.registerServer('2')).toBe(true);
  blocked.resolve();
  expect(await all).toBe(true);
});

test('Knowledge that can not be loaded fails its registration only', async () => {
  const errors: unknown[] = [];
  const registrar = createRegistrar({
    rest: { get: async () => [], put: async () => undefined },
    applicationId: () => '1',
    serverIds: () => ['1', '2'],
    activeKnowledge: {
      servedIncidentIds: () => ['any'],
      contentTag: (serverId) => serverId,
      forIncident: async (serverId) =>
        serverId === '1' ? Promise.reject(new Error('The thread has ended.')) : createSnapshot(sampleKnowledge),
    },
    log: { info: () => undefined, error: (error: unknown) => errors.push(error) },
  });
  expect(await registrar.registerServer('1')).toBe(false);
  expect(await registrar.registerServer('2')).toBe(true);
  expect(errors).toMatchObject([{ err: { message: 'The thread has ended.' } }]);
});
