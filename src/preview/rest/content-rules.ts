import { type APIMessageTopLevelComponent, ComponentType, MessageFlags } from 'discord-api-types/v10';
import type { FormProblem } from '../guards/form.ts';
import { textsOf, walk } from '../world/component-tree.ts';
import type { MessageContents } from '../world/new-message.ts';
import { invalidForm, refusals } from './api-error.ts';

// The limits are those of https://docs.discord.com/developers/components/reference, except where said.

/** Rows of a message without Components V2. */
const MOST_ROWS = 5;
/** Components of a message with Components V2, nested ones counted. */
const MOST_COMPONENTS = 40;
/** All text displays of a message together, in characters; the discord.js guide names the number. */
const LONGEST_TEXTS = 4000;

/** Holds a message, as it will be, to the rules across its parts. Throws ApiError. */
export function checkContents(contents: MessageContents): void {
  const isV2 = (contents.flags & MessageFlags.IsComponentsV2) !== 0;
  const problems = [
    ...(isV2 ? v2Problems(contents) : rowProblems(contents.components)),
    ...doubles(contents.components),
  ];
  if (problems.length > 0) throw invalidForm(problems);
  if (isEmpty(contents)) throw refusals.emptyMessage();
}

function isEmpty({ content, embeds, components, attachments }: MessageContents): boolean {
  return content === '' && embeds.length + components.length + attachments.length === 0;
}

function* v2Problems({ content, embeds, components }: MessageContents): Generator<FormProblem> {
  const legacy = [content !== '' && 'content', embeds.length > 0 && 'embeds'].filter((name) => name !== false);
  for (const name of legacy) {
    const message = `The '${name}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`;
    yield { path: [name], code: 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2', message };
  }
  if ([...walk(components)].length > MOST_COMPONENTS) {
    yield problem(
      ['components'],
      'BASE_TYPE_BAD_LENGTH',
      `Must be ${MOST_COMPONENTS} or fewer in length, nested ones counted.`,
    );
  }
  if (textsOf(components).join('').length > LONGEST_TEXTS) {
    const message = `The texts of all components together must be ${LONGEST_TEXTS} or fewer in length.`;
    yield problem(['components'], 'COMPONENT_MAX_TEXT_SIZE_EXCEEDED', message);
  }
}

function* rowProblems(components: readonly APIMessageTopLevelComponent[]): Generator<FormProblem> {
  if (components.length > MOST_ROWS) {
    yield problem(['components'], 'BASE_TYPE_BAD_LENGTH', `Must be between 1 and ${MOST_ROWS} in length.`);
  }
  for (const [index, { type }] of components.entries()) {
    if (type === ComponentType.ActionRow) continue;
    const message = `Value of field "type" must be one of (${ComponentType.ActionRow},).`;
    yield problem(['components', String(index), 'type'], 'UNION_TYPE_CHOICES', message);
  }
}

function* doubles(components: readonly APIMessageTopLevelComponent[]): Generator<FormProblem> {
  const all = [...walk(components)];
  const names = all.flatMap((one) => ('custom_id' in one ? [one.custom_id] : []));
  if (new Set(names).size < names.length) {
    yield problem(['components'], 'COMPONENT_CUSTOM_ID_DUPLICATED', 'Component custom id cannot be duplicated');
  }
  if (new Set(all.map(({ id }) => id)).size < all.length) {
    yield problem(['components'], 'COMPONENT_ID_DUPLICATED', 'Component id cannot be duplicated');
  }
}

function problem(path: readonly string[], code: string, message: string): FormProblem {
  return { path, code, message };
}
