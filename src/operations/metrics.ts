import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { BotMetrics, GatewayState, RequestSource } from '../discord/metrics.ts';

/** All that is counted and measured, and how it is read: in the text format of Prometheus. */
export type Metrics = {
  /** For who is connected to Discord. */
  readonly botMetrics: BotMetrics;
  /** A question got this outcome. */
  countQuestion(outcome: string): void;
  /** What the bot knows was changed in this way, or was not: what was proposed had problems. */
  countChange(kind: string): void;
  /** The connection to Discord as it is now. */
  gatewayState(): GatewayState;
  /** Everything as text; `type` is its media type. */
  render(): Promise<string>;
  readonly contentType: string;
};

/** In seconds. Discord waits 3 for a first answer; what it takes to come to one lies far below, except for a reload. */
const acknowledgementBucketsSeconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3];
const answerBucketsSeconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Counts from nothing, in a registry of its own. `corrections`: how many are pending, asked only when somebody reads. */
export function createMetrics(countPendingCorrections: () => Promise<number>): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const metricOptions = (name: string, help: string) => ({ name: `on_record_${name}`, help, registers });
  const questions = new Counter({
    ...metricOptions('questions_total', 'Questions by outcome'),
    labelNames: ['outcome'],
  });
  const changes = new Counter({
    ...metricOptions(
      'knowledge_changes_total',
      'Reloads and other changes of the knowledge in force, and refused ones, by kind',
    ),
    labelNames: ['kind'],
  });
  const failures = new Counter({
    ...metricOptions('failures_total', 'What could not be answered by a fault, by the way in which it came'),
    labelNames: ['source'],
  });
  const expired = new Counter({
    ...metricOptions(
      'interactions_expired_total',
      'What came too late for Discord to wait for it, by the way in which it came',
    ),
    labelNames: ['source'],
  });
  const reconnects = new Counter(metricOptions('gateway_reconnects_total', 'Attempts to connect to Discord again'));
  const acknowledgements = new Histogram({
    ...metricOptions('acknowledgement_seconds', 'From an interaction to the first answer that Discord has'),
    buckets: acknowledgementBucketsSeconds,
  });
  const answers = new Histogram<'source'>({
    ...metricOptions('answer_seconds', 'From a question or press to the whole answer, by the way in which it came'),
    labelNames: ['source'],
    buckets: answerBucketsSeconds,
  });
  let readGatewayState = (): GatewayState => ({ isReady: false, heartbeatSeconds: undefined });
  new Gauge({
    ...metricOptions('gateway_ready', 'Whether the connection to Discord is there'),
    collect() {
      this.set(readGatewayState().isReady ? 1 : 0);
    },
  });
  new Gauge({
    ...metricOptions('gateway_latency_seconds', 'How long a heartbeat took to come back; NaN before the first one'),
    collect() {
      this.set(readGatewayState().heartbeatSeconds ?? Number.NaN);
    },
  });
  new Gauge({
    ...metricOptions('corrections_pending', 'Corrections of public answers that are still to be made'),
    async collect() {
      this.set(await countPendingCorrections().catch(() => Number.NaN));
    },
  });

  return {
    botMetrics: {
      observeGateway(read) {
        readGatewayState = read;
      },
      reconnecting: () => reconnects.inc(),
      acknowledged: (seconds) => acknowledgements.observe(seconds),
      answered: (source: RequestSource, seconds) => answers.observe({ source }, seconds),
      failed: (source) => failures.inc({ source }),
      expired: (source) => expired.inc({ source }),
    },
    countQuestion: (outcome) => questions.inc({ outcome }),
    countChange: (kind) => changes.inc({ kind }),
    gatewayState: () => readGatewayState(),
    render: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
