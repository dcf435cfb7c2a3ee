import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** A bot in its own process. */
export type BotProcess = {
  /** Resolves when no delivery is pending. */
  settled(): Promise<void>;
  /** Kills the process at once. Resolves when it has ended. */
  kill(): Promise<void>;
};

const running = new Set<ChildProcess>();

/** Kills the bots that still run, as after a failure. Otherwise they keep the test process alive. */
export function killAllBots(): void {
  for (const child of running) child.kill('SIGKILL');
}

/** Starts the bot with the settings in a file (start.ts). Resolves when it is connected; rejects if it ends before. */
export async function startBot(startFile: string): Promise<BotProcess> {
  const child = fork(join(import.meta.dirname, 'bot.ts'), [startFile], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  await waitForMessage(child, 'ready');
  return {
    async settled() {
      child.send('settle');
      await waitForMessage(child, 'settled');
    },
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}

function waitForMessage(child: ChildProcess, expected: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const finish = (action: () => void) => {
      child.off('message', onMessage);
      child.off('exit', onExit);
      action();
    };
    const onMessage = (message: unknown) => message === expected && finish(resolve);
    const onExit = (code: number | null) =>
      finish(() => reject(new Error(`The bot ended (${code}) before it said ${expected}.`)));
    child.on('message', onMessage);
    child.on('exit', onExit);
  });
}
