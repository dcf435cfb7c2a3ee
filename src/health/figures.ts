import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { GatewayState, Surface, Watch } from '../discord/watch.ts';

/** All that is counted and measured, and how it is read: in the text format of Prometheus. */
export type Figures = {
  /** For who is connected to Discord. */
  readonly watch: Watch;
  /** A question got this outcome. */
  asked(outcome: string): void;
  /** What the bot knows was changed in this way, or was not: what was proposed had problems. */
  changed(kind: string): void;
  /** The connection to Discord as it is now. */
  gateway(): GatewayState;
  /** Everything as text; `type` is its media type. */
  text(): Promise<string>;
  readonly type: string;
};

/** In seconds. Discord waits 3 for a first answer; what it takes to come to one lies far below, except for a reload. */
const acknowledgementBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3];
const answerBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Counts from nothing, in a registry of its own. `corrections`: how many are pending, asked only when somebody reads. */
export function openFigures(corrections: () => Promise<number>): Figures {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const named = (name: string, help: string) => ({ name: `on_record_${name}`, help, registers });
  const questions = new Counter({ ...named('questions_total', 'Questions by outcome'), labelNames: ['outcome'] });
  const changes = new Counter({
    ...named(
      'knowledge_changes_total',
      'Reloads and other changes of the knowledge in force, and refused ones, by kind',
    ),
    labelNames: ['kind'],
  });
  const failures = new Counter({
    ...named('failures_total', 'What could not be answered by a fault, by the way in which it came'),
    labelNames: ['surface'],
  });
  const passedOver = new Counter({
    ...named('passed_over_total', 'What came too late for Discord to wait for it, by the way in which it came'),
    labelNames: ['surface'],
  });
  const reconnects = new Counter(named('gateway_reconnects_total', 'Attempts to connect to Discord again'));
  const acknowledgements = new Histogram({
    ...named('acknowledgement_seconds', 'From an interaction to the first answer that Discord has'),
    buckets: acknowledgementBuckets,
  });
  const answers = new Histogram<'surface'>({
    ...named('answer_seconds', 'From a question or press to the whole answer, by the way in which it came'),
    labelNames: ['surface'],
    buckets: answerBuckets,
  });
  let look = (): GatewayState => ({ isReady: false, seconds: undefined });
  new Gauge({
    ...named('gateway_ready', 'Whether the connection to Discord is there'),
    collect() {
      this.set(look().isReady ? 1 : 0);
    },
  });
  new Gauge({
    ...named('gateway_latency_seconds', 'How long a heartbeat took to come back; NaN before the first one'),
    collect() {
      this.set(look().seconds ?? Number.NaN);
    },
  });
  new Gauge({
    ...named('corrections_pending', 'Corrections of public answers that are still to be made'),
    async collect() {
      this.set(await corrections().catch(() => Number.NaN));
    },
  });

  return {
    watch: {
      gateway(to) {
        look = to;
      },
      reconnecting: () => reconnects.inc(),
      acknowledged: (seconds) => acknowledgements.observe(seconds),
      answered: (surface: Surface, seconds) => answers.observe({ surface }, seconds),
      failed: (surface) => failures.inc({ surface }),
      passedOver: (surface) => passedOver.inc({ surface }),
    },
    asked: (outcome) => questions.inc({ outcome }),
    changed: (kind) => changes.inc({ kind }),
    gateway: () => look(),
    text: () => registry.metrics(),
    type: registry.contentType,
  };
}
