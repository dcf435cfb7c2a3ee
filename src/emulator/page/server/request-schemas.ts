import type { Guard } from '../../schema/guard.ts';
import { isRecord, object, optional } from '../../schema/objects.ts';
import { array, boolean, number, oneOf, snowflake, string, union } from '../../schema/values.ts';
import type { PageFieldValue, PageOptionValue, PageRequests, UploadedFile } from '../protocol.ts';

/** Names and ids are no longer than this on Discord; words are checked by the person's client. */
const shortString = string({ max: 100 });
const origin = { role: oneOf('member', 'moderator'), channelId: snowflake };
const commandRequest = { ...origin, name: shortString, subcommand: optional(shortString) };
const uploadedFile: Guard<UploadedFile> = object({
  name: string({ min: 1, max: 255 }),
  type: string({ max: 255 }),
  data: string(),
});
const optionValue: Guard<PageOptionValue> = union(
  uploadedFile,
  union(string(), union(number({ fractions: true }), boolean)),
);
const fieldValue: Guard<PageFieldValue> = union(string(), union(array(string()), array(uploadedFile)));

/** What the page may ask, and how it has to look. */
export const requestSchemas: { readonly [Kind in keyof PageRequests]: Guard<PageRequests[Kind]> } = {
  listMessages: object({ ...origin, beforeId: optional(snowflake) }),
  listCommands: object(origin),
  sendMessage: object({
    ...origin,
    content: string(),
    repliedMessageId: optional(snowflake),
    pingsAuthor: optional(boolean),
  }),
  runCommand: object({ ...commandRequest, values: record(optionValue) }),
  autocomplete: object({ ...commandRequest, option: shortString, text: string(), values: record(optionValue) }),
  runMessageCommand: object({ ...origin, name: shortString, messageId: snowflake }),
  pressButton: object({ ...origin, messageId: snowflake, customId: shortString }),
  selectOption: object({ ...origin, messageId: snowflake, customId: shortString, values: array(shortString) }),
  submitModal: object({ ...origin, modalId: snowflake, values: record(fieldValue) }),
  watchTraffic: object({ isWatching: boolean }),
};

function record<T>(item: Guard<T>): Guard<Readonly<Record<string, T>>> {
  return (entries, context): entries is Readonly<Record<string, T>> =>
    isRecord(entries)
      ? Object.entries(entries).every(([name, entry]) => item(entry, context.at(name)))
      : context.addProblem('MODEL_TYPE_CONVERT', 'Only dictionaries may be used in a DictType');
}
