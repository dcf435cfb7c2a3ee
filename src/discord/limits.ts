/** How long Discord waits for the first response to an interaction, in ms. */
export const ackTimeoutMs = 3000;

/** Commands of one server (discord-api-docs, application-commands). */
export const maxServerCommands = 100;

/** Characters of the parts of a modal (discord-api-docs, components/reference). */
export const maxModalTitleLength = 45;
export const maxLabelLength = 45;
export const maxLabelDescriptionLength = 100;
export const maxSelectOptionLength = 100;
