import { DefaultRestOptions, type RESTOptions } from 'discord.js';
import type { Watch } from './watch.ts';

type MakeRequest = RESTOptions['makeRequest'];

/** Measures how long interactions wait for the first sign that Discord takes from the bot. */
export type Acknowledgements = {
  /** An interaction came in. */
  began(interaction: string): void;
  /** It is over, answered or not. */
  ended(interaction: string): void;
  /** How requests are made, with an eye on those that answer interactions: all of them go this one way. */
  readonly makeRequest: MakeRequest;
};

export function openAcknowledgements(
  watch: Pick<Watch, 'acknowledged'>,
  request: MakeRequest = DefaultRestOptions.makeRequest,
): Acknowledgements {
  const waiting = new Map<string, number>();
  return {
    began: (interaction) => waiting.set(interaction, performance.now()),
    ended: (interaction) => waiting.delete(interaction),
    async makeRequest(url, init) {
      const response = await request(url, init);
      const began = waiting.get(answeredBy(url) ?? '');
      if (began !== undefined && response.ok) watch.acknowledged((performance.now() - began) / 1000);
      return response;
    },
  };
}

/** The interaction that a request answers for the first time. */
function answeredBy(url: string): string | undefined {
  return /\/interactions\/(\d+)\/[^/]+\/callback/.exec(url)?.[1];
}
