import type { PageCommand } from '../page-command.ts';
import { type CommandForm, type CommandFormActions, createCommandForm } from './command-form.ts';
import type { MessageDraft } from './message-draft.ts';
import type { SessionState } from './session-state.ts';

/** The commands that are being filled in, one for each place at most. */
export type CommandDrafts = {
  readonly in: (draft: MessageDraft) => CommandForm | undefined;
  begin(draft: MessageDraft, command: PageCommand, rest: string): CommandForm;
  /** Whether there was one. */
  drop(draft: MessageDraft): boolean;
};

/** `left` is called with what was left for words, which may be after one has gone elsewhere: the bot takes its time. */
export function createCommandDrafts(
  room: SessionState,
  use: CommandFormActions['use'],
  left: (draft: MessageDraft, words: string) => void,
): CommandDrafts {
  const forms = new Map<string, CommandForm>();
  return {
    in: ({ name }) => forms.get(name),
    begin(draft, command, rest) {
      function leave(words: string): void {
        forms.delete(draft.name);
        left(draft, words);
      }
      const form = createCommandForm(room, command, rest, {
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
