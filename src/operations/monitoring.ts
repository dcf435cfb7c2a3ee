import type { BotMetrics } from '../discord/metrics.ts';
import type { Moderation } from '../moderation/moderation.ts';
import type { Store } from '../store/store.ts';
import { type HealthServer, openHealthServer } from './health-server.ts';
import { createMetrics } from './metrics.ts';
import { observeModeration } from './observed-moderation.ts';

/** The moderation interface with counting, and the metrics that the Discord connection reports to. */
export type Monitoring = {
  readonly moderation: Moderation;
  readonly metrics: BotMetrics;
  readonly healthServer: HealthServer;
};

/** Opens the health server. Rejects with a HealthError if the address cannot be used. */
export async function startMonitoring(
  moderation: Moderation,
  store: Pick<Store, 'outbox' | 'assertWritable'>,
  address: { readonly host: string; readonly port: number },
): Promise<Monitoring> {
  const metrics = createMetrics(() => store.outbox.pendingCount('correction'));
  const checks = {
    gateway: () => metrics.gatewayState().isReady,
    knowledge: () => moderation.activeKnowledge.incidents(undefined).length > 0,
    database: () => store.assertWritable(),
  };
  const healthServer = await openHealthServer({ ...address, checks, metrics });
  return { moderation: observeModeration(moderation, metrics), metrics: metrics.botMetrics, healthServer };
}
