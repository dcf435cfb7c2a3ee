import { Locale } from 'discord-api-types/v10';
import { type Guard, refine } from '../schema/guard.ts';
import { optional, partialRecord } from '../schema/objects.ts';
import { nullable, string } from '../schema/values.ts';

/** Names of chat commands and of options, where letters that have a lower case must be in it. */
const namePattern = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const locales = Object.values(Locale);

/** The name of a chat command or an option. */
export const commandNameSchema: Guard<string> = refine(string({ min: 1, max: 32 }), (value, context) => {
  if (!namePattern.test(value))
    return context.addProblem('STRING_TYPE_REGEX', 'String value did not match validation regex.');
  return (
    value === value.toLowerCase() || context.addProblem('APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid')
  );
});
/** What a command, an option or a subcommand is for. */
export const descriptionSchema = string({ min: 1, max: 100 });
/** The same words in other languages. */
export const localizations = <T>(guard: Guard<T>) => optional(nullable(partialRecord(locales, nullable(guard))));
