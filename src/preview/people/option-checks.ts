import { type APIApplicationCommandBasicOption, ApplicationCommandOptionType } from 'discord-api-types/v10';
import type { Upload } from '../world/attachments.ts';
import { isAllowedFile } from '../world/file-types.ts';

/** What a person gives for an option. People, roles and channels are given by their ids. */
export type OptionValue = string | number | boolean | Upload;
/** The options that are filled in, by name. */
export type OptionValues = Readonly<Record<string, OptionValue>>;

const { String: Text, Integer, Number: Decimal, Boolean: YesNo, Attachment } = ApplicationCommandOptionType;

/** The longest text of an option that has no limit of its own, in characters. */
const LONGEST_TEXT = 6000;

/** Every reason for which a client would not send these values; nothing if it would. */
export function reasonsAgainst(offered: readonly APIApplicationCommandBasicOption[], given: OptionValues): string[] {
  const unknown = Object.keys(given).filter((name) => !offered.some((option) => option.name === name));
  const missing = offered.filter(({ name, required }) => required && given[name] === undefined);
  return [
    ...unknown.map((name) => `There is no option ${name}.`),
    ...missing.map(({ name }) => `${name} is required.`),
    ...offered.flatMap((option) => {
      const value = given[option.name];
      return value === undefined ? [] : reasonsAgainstValue(option, value);
    }),
  ];
}

function reasonsAgainstValue(option: APIApplicationCommandBasicOption, value: OptionValue): string[] {
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
