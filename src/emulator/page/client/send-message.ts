import type { CommandDrafts } from './command-drafts.ts';
import { renderProblems } from './dialog.ts';
import type { MessageDraft } from './message-draft.ts';
import type { MessageInput } from './message-input.ts';
import type { ReplyBar } from './reply-bar.ts';
import type { SessionState } from './session-state.ts';

/** What is emptied when something is said, and filled again if it is refused. */
export type SendMessageOptions = {
  readonly room: SessionState;
  readonly line: MessageInput;
  readonly replying: ReplyBar;
  readonly forms: CommandDrafts;
  /** Where reasons are shown. */
  readonly problems: HTMLElement;
  /** That of the place where one is now. */
  readonly draft: () => MessageDraft;
};

/** Says what is in the line; while it is on its way one can write, reply, begin a command or go elsewhere. */
export function createSendMessage({
  room,
  line,
  replying,
  forms,
  problems,
  draft,
}: SendMessageOptions): () => Promise<void> {
  const isStill = (where: MessageDraft): boolean => where.name === draft().name;
  /** Words that could not be sent stand where they were again, before what was typed meanwhile. */
  function giveBack(where: MessageDraft, words: string): void {
    if (forms.in(where)) where.setAside(inLines(where.takeBack(), words));
    else {
      where.keep(inLines(words, where.read()));
      if (isStill(where)) line.fill(where.read());
    }
  }
  return async () => {
    const [words, from, mine, answered] = [line.field.value, room.from(), draft(), replying.take()];
    // At once, so that a second Enter says nothing twice, and what is typed meanwhile stays.
    line.fill('');
    line.field.focus();
    try {
      await room.ask('sendMessage', { ...from, content: words, repliedMessageId: answered?.id });
    } catch (error) {
      giveBack(mine, words);
      if (isStill(mine)) renderProblems(problems, error);
      if (answered && from.channelId === room.place().id && replying.isEmpty()) replying.show(answered);
    }
  };
}

function inLines(...words: readonly string[]): string {
  return words.filter((some) => some !== '').join('\n');
}
