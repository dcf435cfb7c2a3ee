import { type APIApplicationCommandBasicOption, ApplicationCommandOptionType } from 'discord-api-types/v10';
import { ClientValidationError } from '../clients/client-validation-error.ts';
import type { CommandOptionValue, CommandOptionValues } from '../clients/command-options.ts';
import { readUpload } from './local-files.ts';
import type { TypedCommand } from './parse-line.ts';

/** What typed words can stand for. */
export type OptionContext = {
  readonly channels: readonly { readonly id: string; readonly name: string }[];
  /** The value of a suggestion that was offered under these words. */
  readonly suggestedValue: (option: string, text: string) => string | number | undefined;
};

const { Attachment, Boolean: BooleanOption, Channel, Integer, Number: NumberOption } = ApplicationCommandOptionType;

/** The options as a client would send them: numbers, "#general" as a channel, a path as the file. Rejects with ClientValidationError. */
export async function parseOptionValues(
  { options, definitions }: TypedCommand,
  context: OptionContext,
): Promise<CommandOptionValues> {
  const values = Object.entries(options).map(async ([name, text]) => {
    const option = definitions.find((definition) => definition.name === name);
    return [name, context.suggestedValue(name, text) ?? (await parseOptionValue(option, text, context))] as const;
  });
  return Object.fromEntries(await Promise.all(values));
}

async function parseOptionValue(
  option: APIApplicationCommandBasicOption | undefined,
  text: string,
  { channels }: OptionContext,
): Promise<CommandOptionValue> {
  switch (option?.type) {
    case BooleanOption:
      return /^(true|yes|1)$/i.test(text);
    case Integer:
    case NumberOption:
      return text === '' ? text : Number(text);
    case Channel: {
      const channel = channels.find(({ name }) => name === text.replace(/^#/, ''));
      if (!channel) throw new ClientValidationError([`There is no channel ${text} here.`]);
      return channel.id;
    }
    case Attachment:
      return readUpload(text.replace(/^(["'])(.*)\1$/, '$2'));
    default:
      return text;
  }
}
