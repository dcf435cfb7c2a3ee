import type { PageCommand } from '../page-command.ts';
import { suggestCommands, suggestNames } from './input-suggestions.ts';
import type { MessageInput } from './message-input.ts';
import type { SessionState } from './session-state.ts';

/** What is offered above the line while one writes. */
export type InputSuggestions = {
  /** Offers what fits the words up to now, if anything does. */
  fit(): void;
  /** Offers all commands. */
  offerAll(): void;
};

/** `open` takes a command and what goes into its first option. */
export function createInputSuggestions(
  line: MessageInput,
  room: SessionState,
  open: (command: PageCommand, rest: string) => void,
): InputSuggestions {
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
        const fitting = suggestCommands(text.slice(1), room.offer().commands, (command) => open(command, ''));
        list.show(fitting, 'No command matches.');
      } else {
        const before = text.slice(0, field.selectionStart);
        list.show(suggestNames(before, room, (name) => complete(before, `${name} `)));
      }
    },
    offerAll() {
      const words = field.value;
      if (words.trim() === '') line.fill('/');
      else list.show(suggestCommands('', room.offer().commands, (command) => open(command, words)));
      field.focus();
    },
  };
}
