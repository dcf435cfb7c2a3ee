import { type APIButtonComponent, ButtonStyle, ComponentType } from 'discord-api-types/v10';
import { type Guard, refine } from '../schema/guard.ts';
import { discriminatedUnion, object, optional } from '../schema/objects.ts';
import { boolean, number, oneOf, snowflake, string, url } from '../schema/values.ts';

// The limits are those of https://docs.discord.com/developers/components/reference.

/** The number that a component may be given; Discord numbers those without one. */
export const componentIdSchema = optional(number({ min: 0, max: 2 ** 31 - 1 }));
/** The name by which the bot knows a component again. */
export const customIdSchema = string({ min: 1, max: 100 });

/** A picture beside a label. */
export const emojiSchema = object({
  id: optional(snowflake),
  name: optional(string({ max: 32 })),
  animated: optional(boolean),
});
const buttonFields = {
  type: oneOf(ComponentType.Button),
  id: componentIdSchema,
  label: optional(string({ max: 80 })),
  emoji: optional(emojiSchema),
  disabled: optional(boolean),
};
const customIdButton = object({
  ...buttonFields,
  style: oneOf(ButtonStyle.Primary, ButtonStyle.Secondary, ButtonStyle.Success, ButtonStyle.Danger),
  custom_id: customIdSchema,
});
const linkButton = object({
  ...buttonFields,
  style: oneOf(ButtonStyle.Link),
  url: url(['http', 'https', 'discord'], 512),
});

/** A button that the bot hears of, or one that leads to an address. */
export const buttonSchema: Guard<APIButtonComponent> = refine(
  discriminatedUnion('style', {
    [ButtonStyle.Primary]: customIdButton,
    [ButtonStyle.Secondary]: customIdButton,
    [ButtonStyle.Success]: customIdButton,
    [ButtonStyle.Danger]: customIdButton,
    [ButtonStyle.Link]: linkButton,
  }),
  (value, context) => {
    const isBlank = !value.label && !value.emoji;
    if (isBlank) return context.addProblem('BUTTON_COMPONENT_BLANK', 'A button must have a label or an emoji.');
    const isBoth = 'url' in value && 'custom_id' in value;
    return (
      !isBoth ||
      context.addProblem('BUTTON_COMPONENT_CUSTOM_ID_AND_URL', 'A button has a custom id or a url, not both.')
    );
  },
);
