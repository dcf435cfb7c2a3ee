import { DefaultRestOptions, type RESTOptions } from 'discord.js';
import type { BotMetrics } from './metrics.ts';

type MakeRequest = RESTOptions['makeRequest'];

/** Measures the time from an interaction to its acknowledgement. */
export type AckLatencyTracker = {
  interactionReceived(interactionId: string): void;
  /** Called whether or not the interaction was answered. */
  interactionFinished(interactionId: string): void;
  /** Sends a request and measures it if it acknowledges an interaction. */
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

/** The interaction that the request acknowledges. */
function interactionIdIn(url: string): string | undefined {
  return /\/interactions\/(\d+)\/[^/]+\/callback/.exec(url)?.[1];
}
