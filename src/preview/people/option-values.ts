import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandInteractionDataBasicOption,
  ApplicationCommandOptionType,
  type InteractionType,
} from 'discord-api-types/v10';
import { ClientRefusal } from './client-refusal.ts';
import type { OptionValue, OptionValues } from './option-checks.ts';
import type { Resolver } from './resolved.ts';

const { String: Text, Integer, Number: Decimal, Boolean: YesNo, Attachment } = ApplicationCommandOptionType;
const { User, Role, Channel, Mentionable } = ApplicationCommandOptionType;

type Offered = readonly APIApplicationCommandBasicOption[];
type Sent = APIApplicationCommandInteractionDataBasicOption<InteractionType.ApplicationCommand>;
type Typed = APIApplicationCommandInteractionDataBasicOption<InteractionType.ApplicationCommandAutocomplete>;

/** What a command sends for the values. Those of options that do not exist go as they would if the options did. */
export function sentOptions(offered: Offered, given: OptionValues, resolver: Resolver): Sent[] {
  return Object.entries(given).map(([name, value]): Sent => {
    const type = typeOf(offered, name, value);
    if (type === Integer || type === Decimal) return { name, type, value: Number(value) };
    return otherOption(type, name, value, resolver);
  });
}

/** What is sent while a person types in the `focused` option: everything as it stands, numbers too as text. */
export function typedOptions(offered: Offered, given: OptionValues, focused: string, resolver: Resolver): Typed[] {
  return Object.entries(given).map(([name, value]): Typed => {
    const type = typeOf(offered, name, value);
    const focus = name === focused ? { focused: true } : {};
    if (type === Integer || type === Decimal) return { name, type, value: String(value), ...focus };
    const option = otherOption(type, name, value, resolver);
    return option.type === Text ? { ...option, ...focus } : option;
  });
}

type NotNumeric = Exclude<Sent, { type: typeof Integer | typeof Decimal }>;

function otherOption(type: NotNumeric['type'], name: string, value: OptionValue, resolver: Resolver): NotNumeric {
  if (type === YesNo) return { name, type, value: value === true };
  if (type === Attachment) return { name, type, value: fileId(value, resolver) };
  const words = String(value);
  if (type === Channel) resolver.channel(words);
  if (type === User || type === Mentionable) resolver.user(words);
  if (type === Role || type === Mentionable) resolver.role(words);
  return { name, type, value: words };
}

function fileId(value: OptionValue, resolver: Resolver): string {
  if (typeof value !== 'object') return String(value);
  const added = resolver.file(value);
  if ('reason' in added) throw new ClientRefusal([added.reason]);
  return added.id;
}

function typeOf(offered: Offered, name: string, value: OptionValue): Sent['type'] {
  const known = offered.find((option) => option.name === name);
  if (known) return known.type;
  if (typeof value === 'object') return Attachment;
  if (typeof value === 'boolean') return YesNo;
  return typeof value === 'number' ? Decimal : Text;
}
