import { Locale } from 'discord-api-types/v10';
import { type Guard, withRule } from '../guards/form.ts';
import { mapOf, optional } from '../guards/objects.ts';
import { nullable, text } from '../guards/values.ts';

/** Names of chat commands and of options, where letters that have a lower case must be in it. */
const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const LOCALES = Object.values(Locale);

/** The name of a chat command or an option. */
export const commandName: Guard<string> = withRule(text({ min: 1, max: 32 }), (value, place) => {
  if (!NAME.test(value)) return place.refuse('STRING_TYPE_REGEX', 'String value did not match validation regex.');
  return value === value.toLowerCase() || place.refuse('APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid');
});
/** What a command, an option or a subcommand is for. */
export const description = text({ min: 1, max: 100 });
/** The same words in other languages. */
export const inLocales = <T>(guard: Guard<T>) => optional(nullable(mapOf(LOCALES, nullable(guard))));
