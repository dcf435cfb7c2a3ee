import { type APIButtonComponent, ButtonStyle, ComponentType } from 'discord-api-types/v10';
import { type Guard, withRule } from '../guards/form.ts';
import { fields, optional, variant } from '../guards/objects.ts';
import { address, number, oneOf, snowflake, text, yesOrNo } from '../guards/values.ts';

// The limits are those of https://docs.discord.com/developers/components/reference.

/** The number that a component may be given; Discord numbers those without one. */
export const componentId = optional(number({ min: 0, max: 2 ** 31 - 1 }));
/** The name by which the bot knows a component again. */
export const customId = text({ min: 1, max: 100 });

/** A picture beside a label. */
export const emoji = fields({
  id: optional(snowflake),
  name: optional(text({ max: 32 })),
  animated: optional(yesOrNo),
});
const buttonFields = {
  type: oneOf(ComponentType.Button),
  id: componentId,
  label: optional(text({ max: 80 })),
  emoji: optional(emoji),
  disabled: optional(yesOrNo),
};
const plainButton = fields({
  ...buttonFields,
  style: oneOf(ButtonStyle.Primary, ButtonStyle.Secondary, ButtonStyle.Success, ButtonStyle.Danger),
  custom_id: customId,
});
const linkButton = fields({
  ...buttonFields,
  style: oneOf(ButtonStyle.Link),
  url: address(['http', 'https', 'discord'], 512),
});

/** A button that the bot hears of, or one that leads to an address. */
export const button: Guard<APIButtonComponent> = withRule(
  variant('style', {
    [ButtonStyle.Primary]: plainButton,
    [ButtonStyle.Secondary]: plainButton,
    [ButtonStyle.Success]: plainButton,
    [ButtonStyle.Danger]: plainButton,
    [ButtonStyle.Link]: linkButton,
  }),
  (value, place) => {
    const isBlank = !value.label && !value.emoji;
    if (isBlank) return place.refuse('BUTTON_COMPONENT_BLANK', 'A button must have a label or an emoji.');
    const isBoth = 'url' in value && 'custom_id' in value;
    return (
      !isBoth || place.refuse('BUTTON_COMPONENT_CUSTOM_ID_AND_URL', 'A button has a custom id or a url, not both.')
    );
  },
);
