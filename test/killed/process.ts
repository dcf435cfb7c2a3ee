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
export async function startBot(file: string): Promise<BotProcess> {
  const child = fork(join(import.meta.dirname, 'bot.ts'), [file], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  await said(child, 'ready');
  return {
    async settled() {
      child.send('settle');
      await said(child, 'settled');
    },
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}

function said(child: ChildProcess, word: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const done = (act: () => void) => {
      child.off('message', hear);
      child.off('exit', end);
      act();
    };
    const hear = (message: unknown) => message === word && done(resolve);
    const end = (code: number | null) =>
      done(() => reject(new Error(`The bot ended (${code}) before it said ${word}.`)));
    child.on('message', hear);
    child.on('exit', end);
  });
}
