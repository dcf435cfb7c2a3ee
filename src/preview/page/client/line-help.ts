import type { Command } from '../shown-command.ts';
import type { Room } from './room.ts';
import { commandSuggestions, nameSuggestions } from './typed-suggestions.ts';
import type { WritingLine } from './writing-line.ts';

/** What is offered above the line while one writes. */
export type LineHelp = {
  /** Offers what fits the words up to now, if anything does. */
  fit(): void;
  /** Offers all commands. */
  offerAll(): void;
};

/** `open` takes a command and what goes into its first option. */
export function openLineHelp(line: WritingLine, room: Room, open: (command: Command, rest: string) => void): LineHelp {
  const { field, list } = line;
  function complete(before: string, words: string): void {
    const kept = before.replace(/[@#][^@#]*$/, '');
    line.fill(`${kept}${words}${field.value.slice(before.length)}`);
    field.setSelectionRange(kept.length + words.length, kept.length + words.length);
  }
  return {
    fit() {
      const text = field.value;
      if (/^\/[^\n]*$/.test(text)) {
        const fitting = commandSuggestions(text.slice(1), room.offer().commands, (command) => open(command, ''));
        list.show(fitting, 'No command matches.');
      } else {
        const before = text.slice(0, field.selectionStart);
        list.show(nameSuggestions(before, room, (name) => complete(before, `${name} `)));
      }
    },
    offerAll() {
      const words = field.value;
      if (words.trim() === '') line.fill('/');
      else list.show(commandSuggestions('', room.offer().commands, (command) => open(command, words)));
      field.focus();
    },
  };
}
