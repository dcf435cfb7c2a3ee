import {
  type APIComponentInContainer,
  type APIComponentInMessageActionRow,
  type APIMessageTopLevelComponent,
  type APISectionAccessoryComponent,
  ComponentType,
} from 'discord-api-types/v10';
import { walk } from './component-tree.ts';

/** What is known of a picture or file that a component shows, in the fields of Discord's specification. */
export type Media = {
  readonly id: string;
  readonly url: string;
  readonly proxy_url: string;
  readonly attachment_id?: string;
  readonly name: string;
  readonly size: number;
};

/** The components as a message carries them: each with a number, defaults filled in, files found by `find`. */
export function finishComponents(
  components: readonly APIMessageTopLevelComponent[],
  find: (url: string) => Media,
): APIMessageTopLevelComponent[] {
  const numberOf = openNumbers([...walk(components)]);

  function mediaOf(url: string) {
    const { name: _name, size: _size, ...media } = find(url);
    return media;
  }
  function finishInRow(component: APIComponentInMessageActionRow): APIComponentInMessageActionRow {
    const id = numberOf(component);
    return component.type === ComponentType.Button
      ? { ...component, id }
      : { min_values: 1, max_values: 1, ...component, id };
  }
  function finishAccessory(component: APISectionAccessoryComponent): APISectionAccessoryComponent {
    const id = numberOf(component);
    if (component.type === ComponentType.Button) return { ...component, id };
    return { description: null, spoiler: false, ...component, id, media: mediaOf(component.media.url) };
  }
  function finishPart(component: APIComponentInContainer): APIComponentInContainer {
    const id = numberOf(component);
    switch (component.type) {
      case ComponentType.ActionRow:
        return { ...component, id, components: component.components.map(finishInRow) };
      case ComponentType.Section: {
        const components = component.components.map((text) => ({ ...text, id: numberOf(text) }));
        return { ...component, id, components, accessory: finishAccessory(component.accessory) };
      }
      case ComponentType.MediaGallery: {
        const items = component.items.map((item) => ({ description: null, spoiler: false, ...item }));
        return { ...component, id, items: items.map((item) => ({ ...item, media: mediaOf(item.media.url) })) };
      }
      case ComponentType.File: {
        const { name, size } = find(component.file.url);
        return { spoiler: false, ...component, id, file: mediaOf(component.file.url), name, size };
      }
      case ComponentType.Separator:
        return { divider: true, spacing: 1, ...component, id };
      case ComponentType.TextDisplay:
        return { ...component, id };
    }
  }
  function finishTop(component: APIMessageTopLevelComponent): APIMessageTopLevelComponent {
    if (component.type !== ComponentType.Container) return finishPart(component);
    const defaults = { accent_color: null, spoiler: false };
    return { ...defaults, ...component, id: numberOf(component), components: component.components.map(finishPart) };
  }
  return components.map(finishTop);
}

/** Gives each component its own number, or the next that none of `all` has; 0 counts as none. */
export function openNumbers(all: readonly { id?: number }[]): (component: { id?: number }) => number {
  const taken = new Set(all.map(({ id }) => id));
  let last = 0;
  return ({ id }) => {
    if (id) return id;
    do last += 1;
    while (taken.has(last));
    return last;
  };
}
