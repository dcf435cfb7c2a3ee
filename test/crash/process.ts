import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** A bot that runs as a process of its own. */
export type BotProcess = {
  /** Resolves when everything that the bot has to say of its own accord is said. */
  settled(): Promise<void>;
  /** Ends it at once, wherever it is. Resolves when it is gone. */
  kill(): Promise<void>;
};

/** Starts the bot with what a file says (start.ts). Resolves when it is connected; rejects if it ends before. */
export async function startBot(startFile: string): Promise<BotProcess> {
  const child = fork(join(import.meta.dirname, 'bot.ts'), [startFile], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
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
