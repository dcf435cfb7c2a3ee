import type { Logger } from 'pino';
import type { OutboxRepository, OutboxTask, PublicAnswer } from '../../store/store.ts';
import type { Delivery, OutboxQueue } from '../moderation.ts';
import { recordDelivered, recordDeliveryFailure } from './delivery-result.ts';
import { enqueueCorrection } from './plan.ts';
import {
  type DeliveredContent,
  type DeliveryContext,
  type PreparedDelivery,
  prepareDelivery,
} from './prepare-delivery.ts';

export type OutboxOptions = DeliveryContext & { readonly now: () => Date; readonly log: Pick<Logger, 'error'> };

/** The queue with the functions that the rest of moderation calls. */
export type MutableOutboxQueue = OutboxQueue & {
  /** Wakes the worker: the outbox may have a new task. */
  readonly notify: () => void;
  /** Queues a correction of an answer that was sent while the knowledge changed. */
  readonly recheckAnswer: (answer: PublicAnswer) => Promise<void>;
};

/** A task that was claimed and is not finished. */
type InFlight = { readonly task: OutboxTask; readonly content: DeliveredContent | undefined };

/** Turns the tasks of the outbox into deliveries and stores their results. */
export function createOutboxQueue({ store, activeKnowledge, now, log }: OutboxOptions): MutableOutboxQueue {
  const listeners: (() => void)[] = [];
  const inFlight = new Map<number, InFlight>();
  let lastServerId: string | undefined;
  const deferredTasks = createDeferredTasks(store.outbox, now);
  const notify = () => {
    deferredTasks.markDue();
    for (const listener of listeners) listener();
  };
  const reschedule = ({ id, attempts }: Pick<OutboxTask, 'id' | 'attempts'>, minDelayMs = 0) =>
    store.outbox.reschedule(id, new Date(now().getTime() + Math.max(backoffMs(attempts), minDelayMs)));

  /** A task that can't be prepared must not block the others. */
  const tryPrepare = async (task: OutboxTask): Promise<PreparedDelivery | 'failed'> => {
    try {
      return await prepareDelivery(task, { store, activeKnowledge });
    } catch (err) {
      log.error({ err, task: task.id }, 'an outbox task could not be prepared');
      return 'failed';
    }
  };

  /** The delivery of a task; undefined if the task was rescheduled or is obsolete. */
  const toDelivery = async (task: OutboxTask): Promise<Delivery | undefined> => {
    const prepared = await tryPrepare(task);
    if (prepared === 'not-loaded-yet') deferredTasks.add(task.id);
    if (prepared === 'not-loaded-yet' || prepared === 'failed') return void (await reschedule(task));
    if (prepared === 'obsolete') return void (await store.outbox.complete(task.id));
    const { id, channelId, createdAt, attempts } = task;
    inFlight.set(id, { task, content: prepared.content });
    const nonce = `${id}-${createdAt.getTime()}`;
    return {
      id,
      channelId,
      messageId: prepared.messageId,
      reply: prepared.reply,
      nonce,
      plannedAt: createdAt,
      isRetry: attempts > 1,
    };
  };

  return {
    async claim(pausedChannelIds = []) {
      for (;;) {
        await deferredTasks.bringForward();
        const task = await store.outbox.claim(now(), { lastServerId, pausedChannelIds });
        lastServerId = task?.serverId ?? lastServerId;
        const delivery = task && (await toDelivery(task));
        if (delivery || !task) return delivery;
      }
    },
    async complete({ id }, postedMessageId) {
      const { task, content } = inFlight.get(id) ?? {};
      await store.transaction(async (repositories) => {
        await repositories.outbox.complete(id);
        if (task && content)
          await recordDelivered(repositories, { ...content, task, postedMessageId, deliveredAt: now() });
      });
      inFlight.delete(id);
    },
    async fail(delivery, failure) {
      const claimed = inFlight.get(delivery.id);
      await store.transaction(async (repositories) => {
        await repositories.outbox.complete(delivery.id);
        if (claimed) await recordDeliveryFailure(repositories, { ...claimed, delivery, failure, failedAt: now() });
      });
      inFlight.delete(delivery.id);
    },
    async retryLater({ id }, minDelayMs = 0) {
      await reschedule({ id, attempts: inFlight.get(id)?.task.attempts ?? 1 }, minDelayMs);
      inFlight.delete(id);
    },
    onEnqueue: (listener) => {
      listeners.push(listener);
    },
    pendingCount: () => store.outbox.pendingCount(),
    notify,
    async recheckAnswer(answer) {
      await enqueueCorrection(store, answer, now());
      notify();
    },
  };
}

/** Tasks of a change that was not loaded yet when they were due. The next notification brings them forward. */
function createDeferredTasks(outbox: OutboxRepository, now: () => Date) {
  const taskIds = new Set<number>();
  let isDue = false;
  return {
    add: (taskId: number) => taskIds.add(taskId),
    markDue: () => {
      isDue = true;
    },
    async bringForward(): Promise<void> {
      if (!isDue) return;
      isDue = false;
      for (const taskId of taskIds) await outbox.reschedule(taskId, now());
      taskIds.clear();
    },
  };
}

/** 1, 2, 4 … seconds, up to five minutes. */
function backoffMs(attempts: number): number {
  return Math.min(1000 * 2 ** (attempts - 1), 5 * 60_000);
}
