import { expect, it } from 'vitest';
import { readTypedLine } from '../../src/preview/terminal/typed-line.ts';

it.each([
  ['', { kind: 'nothing' }],
  ['/help', { kind: 'help' }],
  ['/quit', { kind: 'quit' }],
  ['/as moderator', { kind: 'become', role: 'moderator' }],
  ['2', { kind: 'press', number: 2 }],
  ['when did they go in', { kind: 'words', text: 'when did they go in' }],
  ['/nothing-known', { kind: 'command', name: 'nothing-known', subcommand: undefined, options: {} }],
])('The line “%s” is read as %j', (line, typed) => {
  expect(readTypedLine(line, [])).toEqual(typed);
});
