import { openStore } from '../../src/store/open-store.ts';

// Opens a store as another process, and says how that went: one line of JSON.

const [location = ''] = process.argv.slice(2);
try {
  const store = await openStore(location);
  await store.close();
  process.stdout.write(`${JSON.stringify({ opened: true })}\n`);
} catch (error) {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  process.stdout.write(`${JSON.stringify({ name, message })}\n`);
}
