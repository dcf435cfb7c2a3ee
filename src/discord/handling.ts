import type { Interaction, Message } from 'discord.js';
import type { Logger } from 'pino';
import type { Room } from '../../commands/command.ts';
import { answerInteraction } from './interactions.ts';
import { answerMessage } from './mentions.ts';
import { isOrdinary } from './ordinary-errors.ts';
import type { Pace } from './pace.ts';
import { type Answerable, isAnswerable, send } from './sending.ts';

type HandlingLog = Pick<Logger, 'info' | 'error'>;

/** Answers an interaction, or says that something went wrong. Never rejects: gives whether Discord took the answer. */
export async function handleInteraction(interaction: Interaction, room: Room, log: HandlingLog): Promise<boolean> {
  try {
    await answerInteraction(interaction, room);
    return true;
  } catch (error) {
    noteError(error, 'interaction', log);
    if (!isOrdinary(error) && isAnswerable(interaction) && !interaction.replied) await apologise(interaction, log);
    return false;
  }
}

async function apologise(interaction: Answerable, log: HandlingLog): Promise<void> {
  try {
    await send(interaction, { kind: 'notice', notice: 'failed' }, true);
  } catch (error) {
    noteError(error, 'apology', log);
  }
}

/** Answers a message that speaks to the bot. Never rejects. */
export async function handleMessage(message: Message, room: Room, pace: Pace, log: HandlingLog): Promise<void> {
  try {
    await answerMessage(message, room, pace);
  } catch (error) {
    noteError(error, 'message', log);
  }
}

function noteError(error: unknown, what: string, log: HandlingLog): void {
  if (isOrdinary(error)) log.info({ code: error.code }, `${what} could not be answered`);
  else log.error({ err: error }, `${what} failed`);
}
