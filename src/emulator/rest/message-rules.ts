import { type APIMessageTopLevelComponent, ComponentType, MessageFlags } from 'discord-api-types/v10';
import { componentTexts, walkComponents } from '../state/component-tree.ts';
import type { MessageContents } from '../state/new-message.ts';
import { apiErrors, invalidFormBody, type ValidationProblem } from './api-error.ts';

// The limits are those of https://docs.discord.com/developers/components/reference, except where said.

/** Rows of a message without Components V2. */
const maxRows = 5;
/** Components of a message with Components V2, nested ones counted. */
const maxComponents = 40;
/** All text displays of a message together, in characters; the discord.js guide names the number. */
const maxTotalTextLength = 4000;

/** Holds a message, as it will be, to the rules across its parts. Throws ApiError. */
export function validateContents(contents: MessageContents): void {
  const isV2 = (contents.flags & MessageFlags.IsComponentsV2) !== 0;
  const problems = [
    ...(isV2 ? componentsV2Problems(contents) : rowProblems(contents.components)),
    ...duplicateProblems(contents.components),
  ];
  if (problems.length > 0) throw invalidFormBody(problems);
  if (isEmpty(contents)) throw apiErrors.emptyMessage();
}

function isEmpty({ content, embeds, components, attachments }: MessageContents): boolean {
  return content === '' && embeds.length + components.length + attachments.length === 0;
}

function* componentsV2Problems({ content, embeds, components }: MessageContents): Generator<ValidationProblem> {
  const legacy = [content !== '' && 'content', embeds.length > 0 && 'embeds'].filter((name) => name !== false);
  for (const name of legacy) {
    const message = `The '${name}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`;
    yield { path: [name], code: 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2', message };
  }
  if ([...walkComponents(components)].length > maxComponents) {
    yield createProblem(
      ['components'],
      'BASE_TYPE_BAD_LENGTH',
      `Must be ${maxComponents} or fewer in length, nested ones counted.`,
    );
  }
  if (componentTexts(components).join('').length > maxTotalTextLength) {
    const message = `The texts of all components together must be ${maxTotalTextLength} or fewer in length.`;
    yield createProblem(['components'], 'COMPONENT_MAX_TEXT_SIZE_EXCEEDED', message);
  }
}

function* rowProblems(components: readonly APIMessageTopLevelComponent[]): Generator<ValidationProblem> {
  if (components.length > maxRows) {
    yield createProblem(['components'], 'BASE_TYPE_BAD_LENGTH', `Must be between 1 and ${maxRows} in length.`);
  }
  for (const [index, { type }] of components.entries()) {
    if (type === ComponentType.ActionRow) continue;
    const message = `Value of field "type" must be one of (${ComponentType.ActionRow},).`;
    yield createProblem(['components', String(index), 'type'], 'UNION_TYPE_CHOICES', message);
  }
}

function* duplicateProblems(components: readonly APIMessageTopLevelComponent[]): Generator<ValidationProblem> {
  const allComponents = [...walkComponents(components)];
  const customIds = allComponents.flatMap((component) => ('custom_id' in component ? [component.custom_id] : []));
  if (new Set(customIds).size < customIds.length) {
    yield createProblem(['components'], 'COMPONENT_CUSTOM_ID_DUPLICATED', 'Component custom id cannot be duplicated');
  }
  if (new Set(allComponents.map(({ id }) => id)).size < allComponents.length) {
    yield createProblem(['components'], 'COMPONENT_ID_DUPLICATED', 'Component id cannot be duplicated');
  }
}

function createProblem(path: readonly string[], code: string, message: string): ValidationProblem {
  return { path, code, message };
}
