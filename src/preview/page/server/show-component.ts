import {
  type APIActionRowComponent,
  type APIButtonComponent,
  type APIComponentInMessageActionRow,
  type APISelectMenuComponent,
  ButtonStyle,
  ComponentType,
} from 'discord-api-types/v10';
import type { VisibleMessage } from '../../discord.ts';
import { walk } from '../../world/component-tree.ts';
import type { Choice } from '../shown-command.ts';
import type { Button, Menu } from '../shown-message.ts';

/** Who and what can be chosen besides what a menu names itself: ids and names. */
export type Choosable = {
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly places: readonly { readonly id: string; readonly name: string }[];
  readonly roles: readonly { readonly id: string; readonly name: string }[];
};

const styles = {
  [ButtonStyle.Primary]: 'primary',
  [ButtonStyle.Secondary]: 'secondary',
  [ButtonStyle.Success]: 'success',
  [ButtonStyle.Danger]: 'danger',
  [ButtonStyle.Link]: 'link',
  [ButtonStyle.Premium]: 'secondary',
} as const satisfies Record<ButtonStyle, Button['style']>;

/** The rows of buttons and menus below a message, wherever in it they are. */
export function showRows({ components }: VisibleMessage, choosable: Choosable): (Button | Menu)[][] {
  return [...walk(components)].flatMap((part) => {
    if (part.type === ComponentType.ActionRow) return [showRow(part, choosable)];
    // A button beside text stands below it here.
    const beside = part.type === ComponentType.Section ? part.accessory : undefined;
    return beside?.type === ComponentType.Button ? [[showButton(beside)]] : [];
  });
}

/** What stands around others, or is drawn. */
const drawn: ReadonlySet<ComponentType> = new Set([
  ...[ComponentType.ActionRow, ComponentType.Container, ComponentType.Section, ComponentType.TextDisplay],
  ...[ComponentType.Button, ComponentType.StringSelect, ComponentType.UserSelect, ComponentType.RoleSelect],
  ...[ComponentType.ChannelSelect, ComponentType.MentionableSelect],
]);

/** The names of the parts that the page does not draw, each once. */
export function undrawnIn({ components }: VisibleMessage): string[] {
  const others = [...walk(components)].filter(({ type }) => !drawn.has(type));
  return [...new Set(others.map(({ type }) => ComponentType[type] ?? `part ${type}`))];
}

function showRow(
  { components }: APIActionRowComponent<APIComponentInMessageActionRow>,
  choosable: Choosable,
): (Button | Menu)[] {
  return components.map((part) =>
    part.type === ComponentType.Button ? showButton(part) : { ...showMenu(part), choices: choicesOf(part, choosable) },
  );
}

function showButton(button: APIButtonComponent): Button {
  const emoji = 'emoji' in button && button.emoji?.name ? `${button.emoji.name} ` : '';
  return {
    kind: 'button',
    label: `${emoji}${'label' in button ? (button.label ?? '') : ''}`,
    style: styles[button.style],
    isDisabled: button.disabled ?? false,
    customId: 'custom_id' in button ? button.custom_id : undefined,
    address: 'url' in button ? button.url : undefined,
  };
}

function showMenu({ custom_id, placeholder, min_values = 1, max_values = 1, disabled }: APISelectMenuComponent) {
  return {
    kind: 'menu',
    customId: custom_id,
    placeholder: placeholder ?? 'Make a selection',
    least: min_values,
    most: max_values,
    isDisabled: disabled ?? false,
  } as const;
}

/** What a menu offers. */
export function choicesOf(menu: APISelectMenuComponent, { people, places, roles }: Choosable): Choice[] {
  if (menu.type === ComponentType.StringSelect) {
    return menu.options.map(({ value, label, description, default: chosen = false }) => ({
      value,
      label,
      detail: description,
      chosen,
    }));
  }
  const offered = {
    [ComponentType.UserSelect]: people,
    [ComponentType.RoleSelect]: roles,
    [ComponentType.ChannelSelect]: places.map(({ id, name }) => ({ id, name: `#${name}` })),
    [ComponentType.MentionableSelect]: [...people, ...roles],
  }[menu.type];
  const before = (menu.default_values ?? []).map(({ id }) => id);
  return offered.map(({ id, name }) => ({ value: id, label: name, detail: undefined, chosen: before.includes(id) }));
}
