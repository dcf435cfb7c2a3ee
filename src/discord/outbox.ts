import type { Logger } from 'pino';
import type { Errand, OutboxWork } from '../moderation/moderation.ts';
import { type ErrandRest, type Outcome, runErrand } from './errands.ts';
import { passed } from './passed.ts';

export type ErrandRunnerOptions = {
  readonly rest: ErrandRest;
  readonly outbox: OutboxWork;
  /** Between two errands, in ms; Discord allows five messages in five seconds to a channel. */
  readonly pause?: number;
  readonly log: Pick<Logger, 'info' | 'warn' | 'error'>;
};

export type ErrandRunner = {
  /** Begins with what was left over when the bot ended. */
  start(): void;
  /** Ends at once. What is under way stays begun, and the next one who starts sees whether it was done. */
  close(): Promise<void>;
};

/** While something waits for its time, it is looked after this often, in ms. */
const betweenLooks = 1000;
/** After a fault of our own, in ms. */
const afterFault = 30_000;

/** Does what the bot says of its own accord, one errand after the other. */
export function openErrandRunner({ rest, outbox, pause = 1000, log }: ErrandRunnerOptions): ErrandRunner {
  const { promise: closed, resolve: close } = Promise.withResolvers<'closed'>();
  let state: 'new' | 'open' | 'closed' = 'new';
  let isWoken = false;
  let running: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;

  const wake = () => {
    isWoken = true;
    if (state === 'open') running ??= work().finally(onceMore);
  };
  const onceMore = () => {
    running = undefined;
    if (isWoken) wake();
  };
  const wakeIn = (milliseconds: number) => {
    clearTimeout(timer);
    timer = setTimeout(wake, milliseconds).unref();
  };
  const work = async () => {
    isWoken = false;
    try {
      while (state === 'open') {
        const errand = await outbox.next();
        if (!errand) break;
        if (!(await run(errand))) return;
        await Promise.race([closed, passed(pause)]);
      }
      if (state === 'open' && (await outbox.waiting()) > 0) wakeIn(betweenLooks);
    } catch (err) {
      log.error({ err }, 'the outbox could not be worked on');
      wakeIn(afterFault);
    }
  };
  const run = async (errand: Errand): Promise<boolean> => {
    const outcome = await Promise.race([closed, runErrand(rest, errand)]);
    if (outcome === 'closed') return false;
    await keep(outcome, errand, { outbox, log });
    return true;
  };

  outbox.onWork(wake);
  return {
    start() {
      state = 'open';
      wake();
    },
    async close() {
      state = 'closed';
      clearTimeout(timer);
      close('closed');
      await running;
    },
  };
}

function keep(
  outcome: Outcome,
  errand: Errand,
  { outbox, log }: Pick<ErrandRunnerOptions, 'outbox' | 'log'>,
): Promise<void> {
  switch (outcome.kind) {
    case 'done':
      return outbox.done(errand, outcome.posted);
    case 'impossible':
      log.warn({ code: outcome.error.code, errand: errand.id }, 'an errand is impossible');
      return outbox.impossible(errand, outcome.why);
    case 'later':
      log.warn({ err: outcome.error, errand: errand.id }, 'an errand is put off');
      return outbox.later(errand, outcome.wait);
    default:
      return outcome satisfies never;
  }
}
