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
