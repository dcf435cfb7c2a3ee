import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { BotMetrics, GatewayState, RequestSource } from '../discord/metrics.ts';

/** Counters and histograms, in the text format of Prometheus. */
export type Metrics = {
  /** Called by the Discord connection. */
  readonly botMetrics: BotMetrics;
  countQuestion(outcome: string): void;
  /** Counts a change of the knowledge, or a refused one, by kind. */
  countChange(kind: string): void;
  gatewayState(): GatewayState;
  render(): Promise<string>;
  readonly contentType: string;
};

/** Discord waits 3 seconds for an acknowledgement. */
const acknowledgementBucketsSeconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3];
const answerBucketsSeconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** `countPendingCorrections` is called only when the metrics are read. */
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
      'Reloads and other changes of the active knowledge, including refused ones, by kind',
    ),
    labelNames: ['kind'],
  });
  const failures = new Counter({
    ...metricOptions('failures_total', 'Requests that failed because of a fault, by source'),
    labelNames: ['source'],
  });
  const expired = new Counter({
    ...metricOptions(
      'interactions_expired_total',
      'Interactions that arrived after Discord had stopped waiting, by source',
    ),
    labelNames: ['source'],
  });
  const reconnects = new Counter(metricOptions('gateway_reconnects_total', 'Attempts to connect to Discord again'));
  const acknowledgements = new Histogram({
    ...metricOptions('acknowledgement_seconds', 'From an interaction to its acknowledgement'),
    buckets: acknowledgementBucketsSeconds,
  });
  const answers = new Histogram<'source'>({
    ...metricOptions('answer_seconds', 'From a question or button press to the complete answer, by source'),
    labelNames: ['source'],
    buckets: answerBucketsSeconds,
  });
  let readGatewayState = (): GatewayState => ({ isReady: false, heartbeatSeconds: undefined });
  new Gauge({
    ...metricOptions('gateway_ready', 'Whether the bot is connected to Discord'),
    collect() {
      this.set(readGatewayState().isReady ? 1 : 0);
    },
  });
  new Gauge({
    ...metricOptions('gateway_latency_seconds', 'Round-trip time of the last heartbeat; NaN before the first one'),
    collect() {
      this.set(readGatewayState().heartbeatSeconds ?? Number.NaN);
    },
  });
  new Gauge({
    ...metricOptions('corrections_pending', 'Corrections of public answers that are still pending'),
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
