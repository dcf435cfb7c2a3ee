import { type APISelectMenuComponent, ComponentType } from 'discord-api-types/v10';
import type { Resolver } from './resolver.ts';

/**
 * Why a client would not take this choice from a menu, which people know by this name; nothing if it would. What is chosen
 * is gathered on the way.
 */
export function validateSelection(
  menu: APISelectMenuComponent,
  label: string,
  values: readonly string[],
  resolver: Resolver,
): string[] {
  const { min_values: min = 1, max_values: max = 1 } = menu;
  const isCountAllowed = values.length >= min && values.length <= max;
  const unknownValues = values.filter((value) => !hasOption(menu, value, resolver));
  return [
    ...(isCountAllowed ? [] : [`${label} takes ${min} to ${max} values.`]),
    ...unknownValues.map((value) => `${label} does not offer ${value}.`),
  ];
}

function hasOption(menu: APISelectMenuComponent, value: string, resolver: Resolver): boolean {
  switch (menu.type) {
    case ComponentType.StringSelect:
      return menu.options.some((option) => option.value === value);
    case ComponentType.UserSelect:
      return resolver.addUser(value);
    case ComponentType.RoleSelect:
      return resolver.addRole(value);
    case ComponentType.ChannelSelect:
      return resolver.addChannel(value);
    case ComponentType.MentionableSelect:
      return resolver.addUser(value) || resolver.addRole(value);
  }
}
