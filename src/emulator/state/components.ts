import {
  type APIComponentInContainer,
  type APIComponentInMessageActionRow,
  type APIMessageComponent,
  type APIMessageTopLevelComponent,
  type APISectionAccessoryComponent,
  ComponentType,
} from 'discord-api-types/v10';

/** The components and all nested ones, in reading order. */
export function* walkComponents(components: readonly APIMessageComponent[]): Generator<APIMessageComponent> {
  for (const component of components) {
    yield component;
    if ('components' in component) yield* walkComponents(component.components);
    if ('accessory' in component) yield component.accessory;
  }
}

/** The text of Components V2, which can contain mentions. */
export function componentTexts(components: readonly APIMessageComponent[]): string[] {
  return [...walkComponents(components)].flatMap((component) =>
    component.type === ComponentType.TextDisplay ? [component.content] : [],
  );
}

/** The metadata of a picture or file in a component. The names are those of Discord's specification. */
export type ResolvedMedia = {
  readonly id: string;
  readonly url: string;
  readonly proxy_url: string;
  readonly attachment_id?: string;
  readonly name: string;
  readonly size: number;
};

/** The components of a stored message: with ids, defaults and the metadata of their files. */
export function completeComponents(
  components: readonly APIMessageTopLevelComponent[],
  findMedia: (url: string) => ResolvedMedia,
): APIMessageTopLevelComponent[] {
  const assignId = createIdAssigner([...walkComponents(components)]);

  function mediaOf(url: string) {
    const { name: _name, size: _size, ...media } = findMedia(url);
    return media;
  }
  function completeRowComponent(component: APIComponentInMessageActionRow): APIComponentInMessageActionRow {
    const id = assignId(component);
    return component.type === ComponentType.Button
      ? { ...component, id }
      : { min_values: 1, max_values: 1, ...component, id };
  }
  function completeAccessory(component: APISectionAccessoryComponent): APISectionAccessoryComponent {
    const id = assignId(component);
    if (component.type === ComponentType.Button) return { ...component, id };
    return { description: null, spoiler: false, ...component, id, media: mediaOf(component.media.url) };
  }
  function completeContainerComponent(component: APIComponentInContainer): APIComponentInContainer {
    const id = assignId(component);
    switch (component.type) {
      case ComponentType.ActionRow:
        return { ...component, id, components: component.components.map(completeRowComponent) };
      case ComponentType.Section: {
        const components = component.components.map((text) => ({ ...text, id: assignId(text) }));
        return { ...component, id, components, accessory: completeAccessory(component.accessory) };
      }
      case ComponentType.MediaGallery: {
        const items = component.items.map((item) => ({ description: null, spoiler: false, ...item }));
        return { ...component, id, items: items.map((item) => ({ ...item, media: mediaOf(item.media.url) })) };
      }
      case ComponentType.File: {
        const { name, size } = findMedia(component.file.url);
        return { spoiler: false, ...component, id, file: mediaOf(component.file.url), name, size };
      }
      case ComponentType.Separator:
        return { divider: true, spacing: 1, ...component, id };
      case ComponentType.TextDisplay:
        return { ...component, id };
    }
  }
  function completeTopLevelComponent(component: APIMessageTopLevelComponent): APIMessageTopLevelComponent {
    if (component.type !== ComponentType.Container) return completeContainerComponent(component);
    const defaults = { accent_color: null, spoiler: false };
    return {
      ...defaults,
      ...component,
      id: assignId(component),
      components: component.components.map(completeContainerComponent),
    };
  }
  return components.map(completeTopLevelComponent);
}

/** Keeps the id of a component; without one, or with 0, assigns the lowest unused id. */
export function createIdAssigner(components: readonly { id?: number }[]): (component: { id?: number }) => number {
  const usedIds = new Set(components.map(({ id }) => id));
  let lastId = 0;
  return ({ id }) => {
    if (id) return id;
    do lastId += 1;
    while (usedIds.has(lastId));
    return lastId;
  };
}
