import type { Acknowledgement, Interaction } from '../world/interactions.ts';
import { type VisibleMessage, visibleMessage } from '../world/visible-message.ts';
import type { World } from '../world/world.ts';
import { type Modal, modalOf } from './modal.ts';

/** What came of something that a person did with the bot. */
export type Outcome = {
  readonly interactionId: string;
  /**
   * How the bot first answered; 'failed' if it did not within the limit. It does not change later: a deferred answer
   * is 'replied' or 'updated' in the outcome that {@link Outcome.settled} resolves with.
   */
  readonly status: 'replied' | 'deferred' | 'updated' | 'modal' | 'failed';
  /** The messages that came of it and are still there, as they are at the moment of asking. */
  readonly messages: readonly VisibleMessage[];
  /** The form to fill in, where the status is 'modal'. */
  readonly modal: Modal | undefined;
  /**
   * Resolves when a deferred answer was filled in, followed up or taken away; at once for every other status. If the
   * token runs out first, the status is 'failed'.
   */
  settled(): Promise<Outcome>;
};

/** Waits for the bot's first answer. */
export async function awaitOutcome(world: World, interaction: Interaction): Promise<Outcome> {
  const acknowledgement = await interaction.acknowledged;
  return outcomeOf(world, interaction, statusOf(acknowledgement), acknowledgement);
}

function outcomeOf(
  world: World,
  interaction: Interaction,
  status: Outcome['status'],
  acknowledgement: Acknowledgement,
): Outcome {
  const outcome: Outcome = {
    interactionId: interaction.id,
    status,
    get messages() {
      return interaction.messages.filter(world.messages.has).map(visibleMessage);
    },
    modal: acknowledgement.kind === 'modal' ? modalOf(interaction.id, acknowledgement.modal) : undefined,
    async settled() {
      await interaction.settled;
      return outcomeOf(world, interaction, settledStatus(world, interaction, acknowledgement), acknowledgement);
    },
  };
  return outcome;
}

function statusOf({ kind }: Acknowledgement): Outcome['status'] {
  if (kind === 'update-deferred') return 'deferred';
  return kind === 'choices' ? 'replied' : kind;
}

function settledStatus(
  { messages }: World,
  { original }: Interaction,
  acknowledgement: Acknowledgement,
): Outcome['status'] {
  if (acknowledgement.kind === 'update-deferred') return 'updated';
  if (acknowledgement.kind !== 'deferred') return statusOf(acknowledgement);
  const isThinking = original !== undefined && messages.has(original) && visibleMessage(original).loading;
  return isThinking ? 'failed' : 'replied';
}
