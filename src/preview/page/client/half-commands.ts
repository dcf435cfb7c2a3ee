import type { Command } from '../shown-command.ts';
import { type CommandForm, type CommandFormActs, commandForm } from './command-form.ts';
import type { Draft } from './draft.ts';
import type { Room } from './room.ts';

/** The commands that are being filled in, one for each place at most. */
export type HalfCommands = {
  readonly in: (draft: Draft) => CommandForm | undefined;
  begin(draft: Draft, command: Command, rest: string): CommandForm;
  /** Whether there was one. */
  drop(draft: Draft): boolean;
};

/** `left` is called with what was left for words, which may be after one has gone elsewhere: the bot takes its time. */
export function openHalfCommands(
  room: Room,
  use: CommandFormActs['use'],
  left: (draft: Draft, words: string) => void,
): HalfCommands {
  const forms = new Map<string, CommandForm>();
  return {
    in: ({ name }) => forms.get(name),
    begin(draft, command, rest) {
      function leave(words: string): void {
        forms.delete(draft.name);
        left(draft, words);
      }
      const form = commandForm(room, command, rest, {
        async use(which, values) {
          await use(which, values);
          // It may have been left meanwhile, for words or for another command, which are not to be lost.
          if (forms.get(draft.name) === form) leave('');
        },
        leave,
      });
      const keep = (): void => draft.keep(form.words());
      form.node.addEventListener('input', keep);
      keep();
      forms.set(draft.name, form);
      return form;
    },
    drop: ({ name }) => forms.delete(name),
  };
}
