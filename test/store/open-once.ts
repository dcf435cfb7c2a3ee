import { openStore } from '../../src/store/open-store.ts';

// Opens a store in another process and prints the result as one line of JSON.

const [location = ''] = process.argv.slice(2);
try {
  const store = await openStore(location);
  await store.close();
  process.stdout.write(`${JSON.stringify({ opened: true })}\n`);
} catch (error) {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  process.stdout.write(`${JSON.stringify({ name, message })}\n`);
}
