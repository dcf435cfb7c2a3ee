import {
  type APIComponentInLabel,
  type APIModalInteractionResponseCallbackComponent,
  type APIModalInteractionResponseCallbackData,
  ComponentType,
} from 'discord-api-types/v10';

/** A field of a form, as a person sees it. */
export type OpenedModalField = {
  readonly label: string;
  readonly description: string | undefined;
  /** What the bot asks; its `custom_id` names the field in what is submitted. */
  readonly component: APIComponentInLabel;
};

/** A form that the bot opened. */
export type OpenedModal = {
  /** The interaction that it answers. */
  readonly interactionId: string;
  readonly customId: string;
  readonly title: string;
  readonly fields: readonly OpenedModalField[];
  /** The parts as the bot sent them, texts between the fields included. */
  readonly components: readonly APIModalInteractionResponseCallbackComponent[];
};

/** The form in the words of the page and the tests. */
export function toOpenedModal(interactionId: string, data: APIModalInteractionResponseCallbackData): OpenedModal {
  const { custom_id: customId, title, components } = data;
  return { interactionId, customId, title, components, fields: components.flatMap(modalFields) };
}

function modalFields(part: APIModalInteractionResponseCallbackComponent): OpenedModalField[] {
  switch (part.type) {
    case ComponentType.TextDisplay:
      return [];
    case ComponentType.Label:
      return [{ label: part.label, description: part.description, component: part.component }];
    case ComponentType.ActionRow:
      return part.components.map((component) => ({
        label: component.label ?? '',
        description: undefined,
        component,
      }));
  }
}
