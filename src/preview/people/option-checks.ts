import {
  type APIApplicationCommandBasicOption,
  ApplicationCommandOptionType,
  type ChannelType,
} from 'discord-api-types/v10';
import type { Upload } from '../world/attachments.ts';
import { isAllowedFile } from '../world/file-types.ts';

/** What a person gives for an option. People, roles and channels are given by their ids. */
export type OptionValue = string | number | boolean | Upload;
/** The options that are filled in, by name. */
export type OptionValues = Readonly<Record<string, OptionValue>>;

const { String: Text, Integer, Number: Decimal, Boolean: YesNo, Attachment, Channel } = ApplicationCommandOptionType;

/** The longest text of an option that has no limit of its own, in characters. */
const LONGEST_TEXT = 6000;

/** The kind of a channel that can be chosen from here, by its id; undefined where there is none. */
export type ChannelTypeOf = (id: string) => ChannelType | undefined;

/** Every reason for which a client would not send these values; nothing if it would. */
export function reasonsAgainst(
  offered: readonly APIApplicationCommandBasicOption[],
  given: OptionValues,
  channelTypeOf: ChannelTypeOf,
): string[] {
  const unknown = Object.keys(given).filter((name) => !offered.some((option) => option.name === name));
  const missing = offered.filter(({ name, required }) => required && given[name] === undefined);
  return [
    ...unknown.map((name) => `There is no option ${name}.`),
    ...missing.map(({ name }) => `${name} is required.`),
    ...offered.flatMap((option) => {
      const value = given[option.name];
      return value === undefined ? [] : reasonsAgainstValue(option, value, channelTypeOf);
    }),
  ];
}

function reasonsAgainstValue(
  option: APIApplicationCommandBasicOption,
  value: OptionValue,
  channelTypeOf: ChannelTypeOf,
): string[] {
  if (!isOfType(option.type, value)) return [`${option.name} does not take ${describe(value)}.`];
  switch (option.type) {
    case Text:
      return [
        ...outside(
          option.name,
          String(value).length,
          option.min_length ?? 0,
          option.max_length ?? LONGEST_TEXT,
          ' characters',
        ),
        ...notAmong(option, value),
      ];
    case Integer:
    case Decimal:
      return [...outside(option.name, Number(value), option.min_value, option.max_value), ...notAmong(option, value)];
    case Attachment: {
      const fits = typeof value === 'object' && isAllowedFile(value, option.file_types);
      return fits ? [] : [`${option.name} takes ${option.file_types?.join(', ')} only.`];
    }
    case Channel: {
      const type = channelTypeOf(String(value));
      if (type === undefined) return [`${option.name} names no channel of this server.`];
      const fits = !option.channel_types?.length || option.channel_types.some((one) => one === type);
      return fits ? [] : [`${option.name} does not take channels of this kind.`];
    }
    default:
      return [];
  }
}

function isOfType(type: APIApplicationCommandBasicOption['type'], value: OptionValue): boolean {
  switch (type) {
    case Integer:
      return Number.isSafeInteger(value);
    case Decimal:
      return typeof value === 'number';
    case YesNo:
      return typeof value === 'boolean';
    case Attachment:
      return typeof value === 'object';
    default:
      return typeof value === 'string';
  }
}

function outside(name: string, size: number, min = -Infinity, max = Infinity, unit = ''): string[] {
  if (size >= min && size <= max) return [];
  const range = max === Infinity ? `at least ${min}` : min === -Infinity ? `at most ${max}` : `${min} to ${max}`;
  return [`${name} takes ${range}${unit}.`];
}

function notAmong(option: APIApplicationCommandBasicOption, value: OptionValue): string[] {
  const choices = 'choices' in option ? (option.choices ?? []) : [];
  if (choices.length === 0 || choices.some((choice) => choice.value === value)) return [];
  return [`${option.name} does not offer ${describe(value)}.`];
}

function describe(value: OptionValue): string {
  return typeof value === 'object' ? `the file ${value.name}` : JSON.stringify(value);
}
