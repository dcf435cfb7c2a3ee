import {
  type APIApplicationCommand,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
} from 'discord-api-types/v10';
import { describe, expect, it, test } from 'vitest';
import { parseLine } from '../../src/emulator/terminal/input.ts';

it.each([
  ['', { kind: 'empty' }],
  ['/help', { kind: 'help' }],
  ['/quit', { kind: 'quit' }],
  ['/wait', { kind: 'wait' }],
  ['/as moderator', { kind: 'set-role', role: 'moderator' }],
  ['/in #news', { kind: 'go-to-channel', channel: 'news' }],
  ['/save 2 a file.txt', { kind: 'save', number: 2, path: 'a file.txt' }],
  ['/save 1', { kind: 'save', number: 1, path: '' }],
  ['2', { kind: 'press', number: 2 }],
  ['when did they go in', { kind: 'question', text: 'when did they go in' }],
  ['/nothing-known', { kind: 'command', name: 'nothing-known', subcommand: undefined, options: {} }],
  ['/as king', { kind: 'command', name: 'as' }],
])('The line “%s” is read as %j', (line, typed) => {
  expect(parseLine(line, [])).toMatchObject(typed);
});

describe('The options of a command', () => {
  const { String: Text, Attachment, Subcommand } = ApplicationCommandOptionType;
  const upload: APIApplicationCommandSubcommandOption = {
    type: Subcommand,
    name: 'upload',
    description: 'Uploads',
    options: [
      { type: Attachment, name: 'file', description: 'A file' },
      { type: Text, name: 'note', description: 'Why' },
    ],
  };
  const knowledge: APIApplicationCommand = {
    id: '1',
    type: 1,
    application_id: '1',
    name: 'knowledge',
    description: 'Knows',
    version: '1',
    default_member_permissions: null,
    options: [upload],
  };

  test.each([
    ['/knowledge upload file: ./x.yaml note: a new one', { file: './x.yaml', note: 'a new one' }, 'note'],
    ['/knowledge upload ./x.yaml', { file: './x.yaml' }, 'file'],
    ['/knowledge upload note: file it', { note: 'file it' }, 'note'],
    ['/knowledge upload ./x.yaml note: new', { file: './x.yaml', note: 'new' }, 'note'],
    ['/knowledge upload', {}, 'file'],
    ['/knowledge', {}, undefined],
  ])('“%s” are %j, and Tab is in %s', (line, options, last) => {
    expect(parseLine(line, [knowledge])).toMatchObject({ kind: 'command', options, lastOption: last });
  });
});
