import type { Logger } from 'pino';
import type { Delivery, OutboxQueue } from '../moderation/moderation.ts';
import { delay } from './delay.ts';
import { type DeliveryRest, type DeliveryResult, deliver } from './deliver.ts';

export type OutboxWorkerOptions = {
  readonly rest: DeliveryRest;
  readonly outbox: OutboxQueue;
  /** Pause between two deliveries, in ms. Discord allows five messages in five seconds per channel. */
  readonly intervalMs?: number;
  readonly log: Pick<Logger, 'info' | 'warn' | 'error'>;
};

export type OutboxWorker = {
  /** Starts with the deliveries that were pending when the bot stopped. */
  start(): void;
  /** Stops immediately. The next start checks whether an interrupted delivery was made. */
  close(): Promise<void>;
};

/** How often a scheduled delivery is checked, in ms. */
const pollIntervalMs = 1000;
/** Pause after an internal error, in ms. */
const faultRetryMs = 30_000;

/** Delivers corrections, news and audit entries one at a time. */
export function createOutboxWorker({ rest, outbox, intervalMs = 1000, log }: OutboxWorkerOptions): OutboxWorker {
  const { promise: closed, resolve: close } = Promise.withResolvers<'closed'>();
  let state: 'new' | 'open' | 'closed' = 'new';
  let hasWork = false;
  let running: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;

  const wake = () => {
    hasWork = true;
    if (state === 'open') running ??= drain().finally(runAgainIfWoken);
  };
  const runAgainIfWoken = () => {
    running = undefined;
    if (hasWork) wake();
  };
  const wakeIn = (delayMs: number) => {
    clearTimeout(timer);
    timer = setTimeout(wake, delayMs).unref();
  };
  const drain = async () => {
    hasWork = false;
    try {
      while (state === 'open') {
        const delivery = await outbox.claim();
        if (!delivery) break;
        if (!(await deliverOne(delivery))) return;
        await Promise.race([closed, delay(intervalMs)]);
      }
      if (state === 'open' && (await outbox.pendingCount()) > 0) wakeIn(pollIntervalMs);
    } catch (err) {
      log.error({ err }, 'the outbox could not be processed');
      wakeIn(faultRetryMs);
    }
  };
  const deliverOne = async (delivery: Delivery): Promise<boolean> => {
    const result = await Promise.race([closed, deliver(rest, delivery)]);
    if (result === 'closed') return false;
    await recordResult(result, delivery, { outbox, log });
    return true;
  };

  outbox.onEnqueue(wake);
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

function recordResult(
  result: DeliveryResult,
  delivery: Delivery,
  { outbox, log }: Pick<OutboxWorkerOptions, 'outbox' | 'log'>,
): Promise<void> {
  switch (result.kind) {
    case 'delivered':
      return outbox.complete(delivery, result.postedMessageId);
    case 'failed':
      log.warn({ code: result.error.code, delivery: delivery.id }, 'delivery failed permanently');
      return outbox.fail(delivery, result.failure);
    case 'retry':
      log.warn({ err: result.error, delivery: delivery.id }, 'delivery will be retried');
      return outbox.retryLater(delivery, result.retryAfterMs);
    default:
      return result satisfies never;
  }
}
