import type { Watch } from '../discord/watch.ts';
import type { Moderation } from '../moderation/moderation.ts';
import type { Store } from '../store/store.ts';
import { openFigures } from './figures.ts';
import { type Health, openHealth } from './health.ts';
import { watchedModeration } from './watched-moderation.ts';

/** A bot that is looked after: what it works with is counted on its way, and whoever connects it tells the watch. */
export type WatchedOver = { readonly moderation: Moderation; readonly watch: Watch; readonly health: Health };

const anywhere = { server: undefined, channel: '' };

/** Counts from now on, and answers at this address. Rejects with a HealthError where it can't be listened on. */
export async function watchOver(
  moderation: Moderation,
  store: Pick<Store, 'outbox' | 'prove'>,
  address: { readonly host: string; readonly port: number },
): Promise<WatchedOver> {
  const figures = openFigures(() => store.outbox.waiting('correction'));
  const parts = {
    gateway: () => figures.gateway().isReady,
    knowledge: () => moderation.desk.at(anywhere) !== undefined,
    database: () => store.prove(),
  };
  const health = await openHealth({ ...address, parts, figures });
  return { moderation: watchedModeration(moderation, figures), watch: figures.watch, health };
}
