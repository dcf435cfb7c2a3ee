import type { Interaction, Message } from 'discord.js';
import type { Logger } from 'pino';
import type { Room } from '../../commands/command.ts';
import type { Place } from '../moderation/moderation.ts';
import type { Acknowledgements } from './acknowledgements.ts';
import { answerInteraction } from './interactions.ts';
import { openLateness } from './lateness.ts';
import { answerMessage, failedMessage } from './mentions.ts';
import { isOrdinary, isTooLate } from './ordinary-errors.ts';
import type { Pace } from './pace.ts';
import { passed } from './passed.ts';
import { placeOf } from './place.ts';
import { newReference } from './reference.ts';
import { isAnswerable, send } from './sending.ts';
import type { Surface, Watch } from './watch.ts';

/** One thing that somebody wants of the bot: every line that is logged of it bears its reference. */
type Request = { readonly reference: string; readonly log: Pick<Logger, 'info' | 'error'> };

export type RequestsOptions = {
  /** The room that a person is in; what goes wrong there is noted in the log of the request. */
  readonly room: (place: Place, person: string, log: Request['log']) => Room;
  readonly pace: Pace;
  readonly log: Pick<Logger, 'child'>;
  readonly watch: Watch;
  readonly acknowledgements: Acknowledgements;
};

/** What seems to be too late lets so many ms of others go before. */
const afterOthers = 1000;

/** Answers what comes in. Nothing rejects: whoever asked hears that it went wrong, and by which reference it was noted. */
export function openRequests({ room, pace, log, watch, acknowledgements }: RequestsOptions) {
  const lateness = openLateness();
  const begin = (): Request => {
    const reference = newReference();
    return { reference, log: log.child({ request: reference }) };
  };
  /** Apologises for a fault, unless it is one that comes with the weather. */
  const fail = async (error: unknown, surface: Surface, request: Request, apologise: () => Promise<unknown>) => {
    noteError(error, surface === 'message' ? 'message' : 'interaction', request.log);
    if (isOrdinary(error)) return;
    watch.failed(surface);
    await apologise().catch((second: unknown) => noteError(second, 'apology', request.log));
  };

  return {
    async interaction(interaction: Interaction): Promise<void> {
      const began = performance.now();
      const surface = surfaceOf(interaction);
      const request = begin();
      const verdict = lateness.judge(interaction.createdTimestamp);
      if (verdict === 'too-late') {
        watch.passedOver(surface);
        return request.log.info('an interaction came too late to be answered');
      }
      acknowledgements.began(interaction.id);
      try {
        if (verdict === 'late') await passed(afterOthers);
        await answerInteraction(interaction, room(placeOf(interaction), interaction.user.id, request.log));
        if (verdict === 'late') lateness.tried(true);
        watch.answered(surface, (performance.now() - began) / 1000);
      } catch (error) {
        if (verdict === 'late' && isTooLate(error)) lateness.tried(false);
        await fail(error, surface, request, () => failedInteraction(interaction, request.reference));
      } finally {
        acknowledgements.ended(interaction.id);
      }
    },
    async message(message: Message): Promise<void> {
      const began = performance.now();
      // Most messages are none of the bot's business, and need no reference.
      let begun: Request | undefined;
      const request = () => {
        begun ??= begin();
        return begun;
      };
      try {
        const isAnswered = await answerMessage(
          message,
          () => room(placeOf(message), message.author.id, request().log),
          pace,
        );
        if (isAnswered) watch.answered('message', (performance.now() - began) / 1000);
      } catch (error) {
        await fail(error, 'message', request(), () => failedMessage(message, request().reference));
      }
    },
  };
}

/** Nothing can be said to somebody who is typing: they are offered nothing, and need not wait for it. */
async function failedInteraction(interaction: Interaction, reference: string): Promise<void> {
  if (interaction.isAutocomplete()) {
    if (!interaction.responded) await interaction.respond([]);
  } else if (isAnswerable(interaction) && !interaction.replied)
    await send(interaction, { kind: 'notice', notice: 'failed', reference }, true);
}

function surfaceOf(interaction: Interaction): Surface {
  if (interaction.isAutocomplete()) return 'autocomplete';
  if (interaction.isMessageContextMenuCommand()) return 'menu';
  if (interaction.isMessageComponent()) return 'button';
  return interaction.isModalSubmit() ? 'form' : 'command';
}

function noteError(error: unknown, what: string, log: Request['log']): void {
  if (isOrdinary(error)) log.info({ code: error.code }, `${what} could not be answered`);
  else log.error({ err: error }, `${what} failed`);
}
