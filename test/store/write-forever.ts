import { openStore } from '../../src/store/open-store.ts';
import { noon, revision, task } from './samples.ts';

// Changes a database until the process is killed, and prints the number of each committed change. With a change and a
// step as arguments, it stops in that change after that step, prints "inside" and waits to be killed.

const [location = '', pauseChange = '0', pauseStep = '0'] = process.argv.slice(2);
const store = await openStore(location);

async function pauseAt(change: number, currentStep: number): Promise<void> {
  if (change !== Number(pauseChange) || currentStep !== Number(pauseStep)) return;
  process.stdout.write('inside\n');
  setInterval(() => undefined, 60_000);
  await new Promise(() => undefined);
}

for (let change = 1; ; change += 1) {
  await store.transaction(async ({ revisions, auditLog, outbox, settings }) => {
    const { id } = await revisions.add(revision({ bytes: Buffer.alloc(20_000, change) }));
    await pauseAt(change, 1);
    await revisions.activate(id);
    await pauseAt(change, 2);
    await auditLog.add({
      serverId: 'north',
      moderatorId: undefined,
      createdAt: noon,
      action: 'upload',
      detail: String(change),
    });
    await outbox.add(task({ kind: 'news', data: String(change) }));
    await pauseAt(change, 3);
    await settings.setIncident('north', String(change));
    await pauseAt(change, 4);
  });
  process.stdout.write(`${change}\n`);
}
