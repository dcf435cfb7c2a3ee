import type { Logger } from 'pino';
import type { Outbox, PublicAnswer, Task } from '../store/store.ts';
import { queueCorrection } from './corrections.ts';
import { noteImpossible } from './impossible.ts';
import { keepShown } from './keep-shown.ts';
import type { Errand, OutboxWork } from './moderation.ts';
import { type Drawing, type Planned, planned, type Showing } from './planned-errand.ts';

export type OutboxOptions = Drawing & { readonly now: () => Date; readonly log: Pick<Logger, 'error'> };

/** The side on which what is to be said comes in. */
export type OpenOutboxWork = OutboxWork & {
  /** Says that there may be something to do. */
  readonly wake: () => void;
  /** Queues a correction of an answer that was sent while the state changed. */
  readonly recheck: (answer: PublicAnswer) => Promise<void>;
};

/** What was handed out and has not come back. */
type InHand = { readonly task: Task; readonly showing: Showing | undefined };

/** Makes errands of what waits in the outbox, and keeps what became of them. */
export function openOutboxWork({ store, desk, now, log }: OutboxOptions): OpenOutboxWork {
  const listeners: (() => void)[] = [];
  const inHand = new Map<number, InHand>();
  const early = openEarly(store.outbox, now);
  const wake = () => {
    early.mayBeDue();
    for (const listener of listeners) listener();
  };
  const putOff = ({ id, attempts }: Pick<Task, 'id' | 'attempts'>, wait = 0) =>
    store.outbox.putOff(id, new Date(now().getTime() + Math.max(pauseAfter(attempts), wait)));

  /** A task that can't be drawn must not stand in the way of the others. */
  const drawn = async (task: Task): Promise<Planned | 'failed'> => {
    try {
      return await planned(task, { store, desk });
    } catch (err) {
      log.error({ err, task: task.id }, 'a task of the outbox could not be drawn');
      return 'failed';
    }
  };

  /** The errand of a task, or undefined where it is settled without one, for now or for good. */
  const errandOf = async (task: Task): Promise<Errand | undefined> => {
    const plan = await drawn(task);
    if (plan === 'too-early') early.add(task.id);
    if (plan === 'too-early' || plan === 'failed') return void (await putOff(task));
    if (plan === 'nothing') return void (await store.outbox.end(task.id));
    const { id, channel, at, attempts } = task;
    inHand.set(id, { task, showing: plan.showing });
    const nonce = `${id}-${at.getTime()}`;
    return { id, channel, message: plan.message, reply: plan.reply, nonce, planned: at, again: attempts > 1 };
  };

  return {
    async next() {
      for (;;) {
        await early.bringForward();
        const task = await store.outbox.begin(now());
        const errand = task && (await errandOf(task));
        if (errand || !task) return errand;
      }
    },
    async done({ id }, posted) {
      const { task, showing } = inHand.get(id) ?? {};
      await store.atOnce(async (stores) => {
        await stores.outbox.end(id);
        if (task && showing) await keepShown(stores, { ...showing, task, posted, at: now() });
      });
      inHand.delete(id);
    },
    async impossible(errand, why) {
      const held = inHand.get(errand.id);
      await store.atOnce(async (stores) => {
        await stores.outbox.end(errand.id);
        if (held) await noteImpossible(stores, { ...held, errand, why, at: now() });
      });
      inHand.delete(errand.id);
    },
    async later({ id }, wait = 0) {
      await putOff({ id, attempts: inHand.get(id)?.task.attempts ?? 1 }, wait);
      inHand.delete(id);
    },
    onWork: (listener) => {
      listeners.push(listener);
    },
    waiting: () => store.outbox.waiting(),
    wake,
    async recheck(answer) {
      await queueCorrection(store, answer, now());
      wake();
    },
  };
}

/**
 * Tasks of a change that was not in memory yet when it was their turn. It is as soon as somebody says that there is
 * something to do, and then they need not wait for their time.
 */
function openEarly(outbox: Outbox, now: () => Date) {
  const tasks = new Set<number>();
  let areDue = false;
  return {
    add: (task: number) => tasks.add(task),
    mayBeDue: () => {
      areDue = true;
    },
    async bringForward(): Promise<void> {
      if (!areDue) return;
      areDue = false;
      for (const task of tasks) await outbox.putOff(task, now());
      tasks.clear();
    },
  };
}

/** One second, two, four, up to five minutes, in ms. */
function pauseAfter(attempts: number): number {
  return Math.min(1000 * 2 ** (attempts - 1), 5 * 60_000);
}
