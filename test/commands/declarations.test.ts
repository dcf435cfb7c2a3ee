import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createFactCommands, generalCommands, messageContextMenus } from '../../commands/index.ts';
import {
  type CommandPayload,
  contextMenuPayload,
  generalCommandPayload,
  serverCommandPayload,
} from '../../src/discord/command-payloads.ts';
import { parseShippedKnowledge } from '../knowledge/shipped.ts';

/** Discord's limits (discord-api-docs, interactions/application-commands). */
const name = z
  .string()
  .regex(/^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u)
  .refine((text) => text === text.toLowerCase());
const description = z.string().min(1).max(100);
const chat = 1;
const message = 3;
const group = 1;
const text = 3;
const channel = 7;
const attachment = 11;
const textChannel = 0;
const announcement = 5;

const option: z.ZodType = z.lazy(() =>
  z.object({
    type: z.number(),
    name,
    description,
    required: z.boolean().optional(),
    options: z.array(option).max(25).optional(),
    choices: z.array(z.unknown()).max(25).optional(),
    max_length: z.number().int().min(1).max(6000).optional(),
  }),
);
const definition = z.object({ type: z.literal(chat), name, description, options: z.array(option).max(25).optional() });

const general = generalCommands.map(generalCommandPayload);
const facts = createFactCommands(parseShippedKnowledge()).map(serverCommandPayload);
const menus = messageContextMenus.map(contextMenuPayload);
const named = (all: readonly CommandPayload[]) =>
  all.map((one): [name: string, definition: CommandPayload] => [one.name, one]);

type OptionPayload = {
  name: string;
  type: number;
  description?: string;
  required?: boolean;
  options?: OptionPayload[];
  choices?: unknown;
  autocomplete?: boolean;
};
const optionPayload: z.ZodType<OptionPayload> = z.lazy(() =>
  z.looseObject({
    name: z.string(),
    type: z.number(),
    description: z.string().exactOptional(),
    required: z.boolean().exactOptional(),
    options: z.array(optionPayload).exactOptional(),
    choices: z.unknown().exactOptional(),
    autocomplete: z.boolean().exactOptional(),
  }),
);

/** A definition with all its options and choices. */
function nestedOptions(one: OptionPayload): OptionPayload[] {
  return [one, ...(one.options ?? []).flatMap(nestedOptions)];
}

/** The options of a moderators' command. */
function optionsOf(subcommand: string): OptionPayload[] {
  const [knowledge] = general.filter((one) => one.name === 'knowledge').map((one) => optionPayload.parse(one));
  return knowledge?.options?.find((one) => one.name === subcommand)?.options ?? [];
}

describe('Every command is within Discord’s limits', () => {
  test.each(named([...general, ...facts]))('/%s', (_, one) => {
    expect(definition.safeParse(one).error).toBeUndefined();
    const parts = nestedOptions(optionPayload.parse(one));
    const letters = parts.reduce((sum, { name, description = '' }) => sum + name.length + description.length, 0);
    expect(letters).toBeLessThanOrEqual(8000);
    for (const { options = [], choices, autocomplete } of parts) {
      const required = options.map((inner) => inner.required === true);
      expect(required).toEqual(required.toSorted((a, b) => Number(b) - Number(a)));
      expect(new Set(options.map((inner) => inner.name)).size).toBe(options.length);
      expect(choices !== undefined && autocomplete === true).toBe(false);
    }
  });

  test.each(named(menus))('the menu “%s”', (label, one) => {
    expect(one.type).toBe(message);
    expect(label.length).toBeGreaterThanOrEqual(1);
    expect(label.length).toBeLessThanOrEqual(32);
    expect(optionPayload.parse(one).description).toBeUndefined();
  });

  test('a server has at most 100 commands and 15 menus, and no name twice', () => {
    const names = [...general, ...facts].map((one) => one.name);
    expect(names.length).toBeLessThanOrEqual(100);
    expect(menus.length).toBeLessThanOrEqual(15);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('Users find the right command', () => {
  test('general commands are in this order', () => {
    expect(general.map((one) => one.name)).toEqual([
      'ask',
      'facts',
      'timeline',
      'unknowns',
      'source',
      'help',
      'about',
      'forget-me',
      'knowledge',
    ]);
  });

  test('/ask requires a question, suggests questions, and has options for privacy and another incident', () => {
    expect(general[0]).toMatchObject({
      options: [
        { name: 'question', type: text, required: true, autocomplete: true },
        { name: 'private', required: false },
        { name: 'incident', required: false, autocomplete: true },
      ],
    });
  });

  test('moderators’ commands require Manage Server and work in servers only', () => {
    const manageServer = '32';
    const forModerators = generalCommands.filter(({ access }) => access === 'moderators').map(generalCommandPayload);
    expect(forModerators.map((one) => one.name)).toEqual(['knowledge']);
    for (const one of forModerators)
      expect(one).toMatchObject({ default_member_permissions: manageServer, contexts: [0] });
    const options = optionPayload.parse(forModerators[0]).options ?? [];
    expect(options.every(({ type }) => type === group)).toBe(true);
    expect(options.map((one) => [one.name, ...(one.options ?? []).map(({ name }) => name)].join(' '))).toEqual([
      'status',
      'upload file note change news',
      'reload',
      'rollback revision change news',
      'history',
      'show fact',
      'download',
      'test question',
      'withhold fact reason',
      'restore fact',
      'gaps',
      'report days',
      'incident incident channel',
      'announce channel',
      'settings log-channel log-off',
      'log',
    ]);
  });

  test('uploads take an attachment, and channels are text channels', () => {
    const [file] = optionsOf('upload');
    const [log] = optionsOf('settings');
    expect(file).toMatchObject({ name: 'file', type: attachment, required: true });
    expect(log).toMatchObject({ name: 'log-channel', type: channel, channel_types: [textChannel, announcement] });
  });

  test('all other commands are for everyone, also in direct messages', () => {
    const others = generalCommands.filter(({ access }) => access === 'everyone').map(generalCommandPayload);
    for (const one of others) {
      expect(one).toMatchObject({ contexts: [0, 1] });
      expect(one).not.toHaveProperty('default_member_permissions');
    }
  });
});
