import { type APIApplicationCommandBasicOption, ApplicationCommandOptionType } from 'discord-api-types/v10';
import { ClientRefusal } from '../people/client-refusal.ts';
import type { OptionValue, OptionValues } from '../people/option-checks.ts';
import { uploadFrom } from './files.ts';
import type { TypedCommand } from './typed-line.ts';

/** What typed words can stand for. */
export type Known = {
  readonly channels: readonly { readonly id: string; readonly name: string }[];
  /** The value of a suggestion that was offered under these words. */
  readonly valueOf: (option: string, words: string) => string | number | undefined;
};

const { Attachment, Boolean: YesNo, Channel, Integer, Number: Decimal } = ApplicationCommandOptionType;

/** The options as a client would send them: numbers, "#general" as a channel, a path as the file. Rejects with ClientRefusal. */
export async function optionValues({ options, offered }: TypedCommand, known: Known): Promise<OptionValues> {
  const values = Object.entries(options).map(async ([name, words]) => {
    const option = offered.find((one) => one.name === name);
    return [name, known.valueOf(name, words) ?? (await valueFrom(option, words, known))] as const;
  });
  return Object.fromEntries(await Promise.all(values));
}

async function valueFrom(
  option: APIApplicationCommandBasicOption | undefined,
  words: string,
  { channels }: Known,
): Promise<OptionValue> {
  switch (option?.type) {
    case YesNo:
      return /^(true|yes|1)$/i.test(words);
    case Integer:
    case Decimal:
      return words === '' ? words : Number(words);
    case Channel: {
      const found = channels.find(({ name }) => name === words.replace(/^#/, ''));
      if (!found) throw new ClientRefusal([`There is no channel ${words} here.`]);
      return found.id;
    }
    case Attachment:
      return uploadFrom(words.replace(/^(["'])(.*)\1$/, '$2'));
    default:
      return words;
  }
}
