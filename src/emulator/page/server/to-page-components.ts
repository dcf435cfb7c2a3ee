import {
  type APIActionRowComponent,
  type APIButtonComponent,
  type APIComponentInMessageActionRow,
  type APISelectMenuComponent,
  ButtonStyle,
  ComponentType,
} from 'discord-api-types/v10';
import type { VisibleMessage } from '../../emulator.ts';
import { walkComponents } from '../../state/components.ts';
import type { PageButton, PageChoice, PageSelectMenu } from '../protocol.ts';

/** Users, roles and channels for select menus: ids and names. */
export type SelectableEntities = {
  readonly users: readonly { readonly id: string; readonly name: string }[];
  readonly channels: readonly { readonly id: string; readonly name: string }[];
  readonly roles: readonly { readonly id: string; readonly name: string }[];
};

const buttonStyles = {
  [ButtonStyle.Primary]: 'primary',
  [ButtonStyle.Secondary]: 'secondary',
  [ButtonStyle.Success]: 'success',
  [ButtonStyle.Danger]: 'danger',
  [ButtonStyle.Link]: 'link',
  [ButtonStyle.Premium]: 'secondary',
} as const satisfies Record<ButtonStyle, PageButton['style']>;

/** The rows of buttons and select menus below a message, wherever they are in it. */
export function toComponentRows(
  { components }: VisibleMessage,
  entities: SelectableEntities,
): (PageButton | PageSelectMenu)[][] {
  return [...walkComponents(components)].flatMap((part) => {
    if (part.type === ComponentType.ActionRow) return [toComponentRow(part, entities)];
    // A button beside text is shown below it here.
    const beside = part.type === ComponentType.Section ? part.accessory : undefined;
    return beside?.type === ComponentType.Button ? [[toPageButton(beside)]] : [];
  });
}

/** Containers, and components that are displayed. */
const supportedTypes: ReadonlySet<ComponentType> = new Set([
  ...[ComponentType.ActionRow, ComponentType.Container, ComponentType.Section, ComponentType.TextDisplay],
  ...[ComponentType.Button, ComponentType.StringSelect, ComponentType.UserSelect, ComponentType.RoleSelect],
  ...[ComponentType.ChannelSelect, ComponentType.MentionableSelect],
]);

/** The names of the components that the page does not display, each once. */
export function unsupportedParts({ components }: VisibleMessage): string[] {
  const unsupported = [...walkComponents(components)].filter(({ type }) => !supportedTypes.has(type));
  return [...new Set(unsupported.map(({ type }) => ComponentType[type] ?? `part ${type}`))];
}

function toComponentRow(
  { components }: APIActionRowComponent<APIComponentInMessageActionRow>,
  entities: SelectableEntities,
): (PageButton | PageSelectMenu)[] {
  return components.map((part) =>
    part.type === ComponentType.Button
      ? toPageButton(part)
      : { ...toPageSelectMenu(part), choices: toChoices(part, entities) },
  );
}

function toPageButton(button: APIButtonComponent): PageButton {
  const emoji = 'emoji' in button && button.emoji?.name ? `${button.emoji.name} ` : '';
  return {
    kind: 'button',
    label: `${emoji}${'label' in button ? (button.label ?? '') : ''}`,
    style: buttonStyles[button.style],
    isDisabled: button.disabled ?? false,
    customId: 'custom_id' in button ? button.custom_id : undefined,
    url: 'url' in button ? button.url : undefined,
  };
}

function toPageSelectMenu({
  custom_id,
  placeholder,
  min_values = 1,
  max_values = 1,
  disabled,
}: APISelectMenuComponent) {
  return {
    kind: 'menu',
    customId: custom_id,
    placeholder: placeholder ?? 'Make a selection',
    minSelected: min_values,
    maxSelected: max_values,
    isDisabled: disabled ?? false,
  } as const;
}

/** The choices of a select menu. */
export function toChoices(menu: APISelectMenuComponent, { users, channels, roles }: SelectableEntities): PageChoice[] {
  if (menu.type === ComponentType.StringSelect) {
    return menu.options.map(({ value, label, description, default: isSelected = false }) => ({
      value,
      label,
      description,
      isSelected,
    }));
  }
  const entities = {
    [ComponentType.UserSelect]: users,
    [ComponentType.RoleSelect]: roles,
    [ComponentType.ChannelSelect]: channels.map(({ id, name }) => ({ id, name: `#${name}` })),
    [ComponentType.MentionableSelect]: [...users, ...roles],
  }[menu.type];
  const defaultIds = (menu.default_values ?? []).map(({ id }) => id);
  return entities.map(({ id, name }) => ({
    value: id,
    label: name,
    description: undefined,
    isSelected: defaultIds.includes(id),
  }));
}
