import { loadEnvironment } from './config.ts';
import { start } from './start.ts';

const program = start(loadEnvironment(), process.argv.slice(2), process);
// As process 1 of a container, Node ignores a signal without a listener.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, program.close);
const { status, lines } = await program.ended;
for (const line of lines) process.stderr.write(`${line}\n`);
process.exit(status);
