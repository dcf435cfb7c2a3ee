import { type APISelectMenuComponent, ComponentType } from 'discord-api-types/v10';
import type { Resolver } from './resolved.ts';

/**
 * Why a client would not take this choice from a menu, which people know by this name; nothing if it would. What is chosen
 * is gathered on the way.
 */
export function checkChoice(
  menu: APISelectMenuComponent,
  name: string,
  values: readonly string[],
  resolver: Resolver,
): string[] {
  const { min_values: min = 1, max_values: max = 1 } = menu;
  const inNumber = values.length >= min && values.length <= max;
  const strange = values.filter((value) => !offers(menu, value, resolver));
  return [
    ...(inNumber ? [] : [`${name} takes ${min} to ${max} values.`]),
    ...strange.map((value) => `${name} does not offer ${value}.`),
  ];
}

function offers(menu: APISelectMenuComponent, value: string, resolver: Resolver): boolean {
  switch (menu.type) {
    case ComponentType.StringSelect:
      return menu.options.some((option) => option.value === value);
    case ComponentType.UserSelect:
      return resolver.user(value);
    case ComponentType.RoleSelect:
      return resolver.role(value);
    case ComponentType.ChannelSelect:
      return resolver.channel(value);
    case ComponentType.MentionableSelect:
      return resolver.user(value) || resolver.role(value);
  }
}
