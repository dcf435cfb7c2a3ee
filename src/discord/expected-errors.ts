import { DiscordAPIError, RESTJSONErrorCodes } from 'discord.js';

/**
 * Errors that come with the weather: somebody deleted the message, took away a permission, or Discord was too slow for
 * its own limits. They are logged in one line and are no fault of the bot.
 */
const expectedCodes: ReadonlySet<number | string> = new Set([
  RESTJSONErrorCodes.UnknownInteraction,
  RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged,
  RESTJSONErrorCodes.UnknownMessage,
  RESTJSONErrorCodes.UnknownChannel,
  RESTJSONErrorCodes.UnknownWebhook,
  RESTJSONErrorCodes.InvalidWebhookToken,
  RESTJSONErrorCodes.MissingAccess,
  RESTJSONErrorCodes.MissingPermissions,
  RESTJSONErrorCodes.CannotSendMessagesToThisUser,
]);

/** Whether Discord says that it waits no more for an answer to this interaction. */
export function isExpiredInteraction(error: unknown): boolean {
  return error instanceof DiscordAPIError && error.code === RESTJSONErrorCodes.UnknownInteraction;
}

export function isExpectedError(error: unknown): error is DiscordAPIError {
  return error instanceof DiscordAPIError && expectedCodes.has(error.code);
}
