import { type APIMessageComponent, ComponentType } from 'discord-api-types/v10';

/** The components and all that is in them, in the order in which they are read. */
export function* walk(components: readonly APIMessageComponent[]): Generator<APIMessageComponent> {
  for (const component of components) {
    yield component;
    if ('components' in component) yield* walk(component.components);
    if ('accessory' in component) yield component.accessory;
  }
}

/** All that Components V2 say, which can mention people as content does. */
export function textsOf(components: readonly APIMessageComponent[]): string[] {
  return [...walk(components)].flatMap((one) => (one.type === ComponentType.TextDisplay ? [one.content] : []));
}
