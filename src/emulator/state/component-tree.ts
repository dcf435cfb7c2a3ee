import { type APIMessageComponent, ComponentType } from 'discord-api-types/v10';

/** The components and all that is in them, in the order in which they are read. */
export function* walkComponents(components: readonly APIMessageComponent[]): Generator<APIMessageComponent> {
  for (const component of components) {
    yield component;
    if ('components' in component) yield* walkComponents(component.components);
    if ('accessory' in component) yield component.accessory;
  }
}

/** All that Components V2 say, which can mention people as content does. */
export function componentTexts(components: readonly APIMessageComponent[]): string[] {
  return [...walkComponents(components)].flatMap((component) =>
    component.type === ComponentType.TextDisplay ? [component.content] : [],
  );
}
