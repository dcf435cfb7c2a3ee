import type { DiscordState } from '../state/discord-state.ts';
import type { Acknowledgement, Interaction } from '../state/interactions.ts';
import { toVisibleMessage, type VisibleMessage } from '../state/visible-message.ts';
import { type OpenedModal, toOpenedModal } from './opened-modal.ts';

/** What came of something that a person did with the bot. */
export type InteractionResult = {
  readonly interactionId: string;
  /**
   * How the bot first answered; 'failed' if it did not within the limit. It does not change later: a deferred answer
   * is 'replied' or 'updated' in the outcome that {@link InteractionResult.settled} resolves with.
   */
  readonly status: 'replied' | 'deferred' | 'updated' | 'modal' | 'failed';
  /** The messages that came of it and are still there, as they are at the moment of asking. */
  readonly messages: readonly VisibleMessage[];
  /** The form to fill in, where the status is 'modal'. */
  readonly modal: OpenedModal | undefined;
  /**
   * Resolves when a deferred answer was filled in, followed up or taken away; at once for every other status. If the
   * token runs out first, the status is 'failed'.
   */
  settled(): Promise<InteractionResult>;
};

/** Waits for the bot's first answer. */
export async function waitForResult(state: DiscordState, interaction: Interaction): Promise<InteractionResult> {
  const acknowledgement = await interaction.acknowledged;
  return createResult(state, interaction, resultStatus(acknowledgement), acknowledgement);
}

function createResult(
  state: DiscordState,
  interaction: Interaction,
  status: InteractionResult['status'],
  acknowledgement: Acknowledgement,
): InteractionResult {
  const result: InteractionResult = {
    interactionId: interaction.id,
    status,
    get messages() {
      return interaction.messages.filter(state.messages.has).map(toVisibleMessage);
    },
    modal: acknowledgement.kind === 'modal' ? toOpenedModal(interaction.id, acknowledgement.modal) : undefined,
    async settled() {
      await interaction.settled;
      return createResult(state, interaction, settledStatus(state, interaction, acknowledgement), acknowledgement);
    },
  };
  return result;
}

function resultStatus({ kind }: Acknowledgement): InteractionResult['status'] {
  if (kind === 'update-deferred') return 'deferred';
  return kind === 'choices' ? 'replied' : kind;
}

function settledStatus(
  { messages }: DiscordState,
  { originalResponse }: Interaction,
  acknowledgement: Acknowledgement,
): InteractionResult['status'] {
  if (acknowledgement.kind === 'update-deferred') return 'updated';
  if (acknowledgement.kind !== 'deferred') return resultStatus(acknowledgement);
  const isStillLoading =
    originalResponse !== undefined && messages.has(originalResponse) && toVisibleMessage(originalResponse).isLoading;
  return isStillLoading ? 'failed' : 'replied';
}
