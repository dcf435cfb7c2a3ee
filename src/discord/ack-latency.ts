import { DefaultRestOptions, type RESTOptions } from 'discord.js';
import type { BotMetrics } from './metrics.ts';

type MakeRequest = RESTOptions['makeRequest'];

/** Measures how long interactions wait for the first sign that Discord takes from the bot. */
export type AckLatencyTracker = {
  /** An interaction came in. */
  interactionReceived(interactionId: string): void;
  /** It is over, answered or not. */
  interactionFinished(interactionId: string): void;
  /** How requests are made, with an eye on those that answer interactions: all of them go this one way. */
  readonly makeRequest: MakeRequest;
};

export function createAckLatencyTracker(
  metrics: Pick<BotMetrics, 'acknowledged'>,
  sendRequest: MakeRequest = DefaultRestOptions.makeRequest,
): AckLatencyTracker {
  const receivedAt = new Map<string, number>();
  return {
    interactionReceived: (interactionId) => receivedAt.set(interactionId, performance.now()),
    interactionFinished: (interactionId) => receivedAt.delete(interactionId),
    async makeRequest(url, init) {
      const response = await sendRequest(url, init);
      const startedAt = receivedAt.get(interactionIdIn(url) ?? '');
      if (startedAt !== undefined && response.ok) metrics.acknowledged((performance.now() - startedAt) / 1000);
      return response;
    },
  };
}

/** The interaction that a request answers for the first time. */
function interactionIdIn(url: string): string | undefined {
  return /\/interactions\/(\d+)\/[^/]+\/callback/.exec(url)?.[1];
}
