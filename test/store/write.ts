import { openStore } from '../../src/store/database.ts';
import { noon, revision, task } from './samples.ts';

// Changes a database again and again until it is killed, and says the number of each change once it is kept. With a number
// and a step, it stops in the middle of that change after that step, says "inside", and waits to be killed.

const [location = '', halt = '0', step = '0'] = process.argv.slice(2);
const store = await openStore(location);

async function reached(change: number, at: number): Promise<void> {
  if (change !== Number(halt) || at !== Number(step)) return;
  process.stdout.write('inside\n');
  setInterval(() => undefined, 60_000);
  await new Promise(() => undefined);
}

for (let change = 1; ; change += 1) {
  await store.atOnce(async ({ revisions, moderatorLog, outbox, settings }) => {
    const { id } = await revisions.add(revision({ bytes: Buffer.alloc(20_000, change) }));
    await reached(change, 1);
    await revisions.putInForce(id);
    await reached(change, 2);
    await moderatorLog.add({ server: 'north', by: undefined, at: noon, action: 'upload', detail: String(change) });
    await outbox.add(task({ kind: 'news', data: String(change) }));
    await reached(change, 3);
    await settings.setIncident('north', String(change));
    await reached(change, 4);
  });
  process.stdout.write(`${change}\n`);
}
