import type { Logger } from 'pino';
import type { Delivery, OutboxQueue } from '../moderation/moderation.ts';
import { delay } from './delay.ts';
import { type DeliveryRest, type DeliveryResult, deliver } from './deliver.ts';

export type OutboxWorkerOptions = {
  readonly rest: DeliveryRest;
  readonly outbox: OutboxQueue;
  /** Pause between two deliveries in one channel, in ms. Discord allows five in five seconds; one is left for urgent ones. */
  readonly intervalMs?: number;
  readonly log: Pick<Logger, 'info' | 'warn' | 'error'>;
};

export type OutboxWorker = {
  /** Starts with the deliveries that were pending when the bot stopped. */
  start(): void;
  /** Stops immediately. The next start checks whether an interrupted delivery was made. */
  close(): Promise<void>;
};

/** Pause between two deliveries in different channels, in ms. Discord allows 50 requests a second, answers included. */
const pauseMs = 50;
/** How often a scheduled delivery is checked, in ms. */
const pollIntervalMs = 1000;
/** Pause after an internal error, in ms. */
const faultRetryMs = 30_000;

/** Delivers corrections, news and audit entries one at a time. A busy channel does not hold up the others. */
export function createOutboxWorker({ rest, outbox, intervalMs = 1250, log }: OutboxWorkerOptions): OutboxWorker {
  const { promise: closed, resolve: close } = Promise.withResolvers<'closed'>();
  let state: 'new' | 'open' | 'closed' = 'new';
  let hasWork = false;
  let running: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  const channels = createChannelPauses(intervalMs);

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
        const delivery = await outbox.claim(channels.paused());
        if (!delivery) break;
        if (!(await deliverOne(delivery))) return;
        channels.pause(delivery.channelId);
        await Promise.race([closed, delay(Math.min(pauseMs, intervalMs))]);
      }
      if (state === 'open' && (await outbox.pendingCount()) > 0) wakeIn(channels.nextEndMs() ?? pollIntervalMs);
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

/** The channels that had a delivery less than `intervalMs` ago. */
function createChannelPauses(intervalMs: number) {
  const endsByChannel = new Map<string, number>();
  return {
    pause(channelId: string): void {
      // The latest end comes last.
      endsByChannel.delete(channelId);
      endsByChannel.set(channelId, performance.now() + intervalMs);
    },
    paused(): readonly string[] {
      for (const [channelId, end] of endsByChannel) if (end <= performance.now()) endsByChannel.delete(channelId);
      return [...endsByChannel.keys()];
    },
    /** Time until the first pause ends, in ms. */
    nextEndMs(): number | undefined {
      const [end] = endsByChannel.values();
      return end === undefined ? undefined : Math.max(0, end - performance.now());
    },
  };
}
