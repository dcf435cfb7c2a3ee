import { showProblems } from './dialog.ts';
import type { Draft } from './draft.ts';
import type { HalfCommands } from './half-commands.ts';
import type { ReplyLine } from './reply-line.ts';
import type { Room } from './room.ts';
import type { WritingLine } from './writing-line.ts';

/** What is emptied when something is said, and filled again if it is refused. */
export type SayingParts = {
  readonly room: Room;
  readonly line: WritingLine;
  readonly replying: ReplyLine;
  readonly forms: HalfCommands;
  /** Where reasons are shown. */
  readonly problems: HTMLElement;
  /** That of the place where one is now. */
  readonly draft: () => Draft;
};

/** Says what is in the line; while it is on its way one can write, reply, begin a command or go elsewhere. */
export function openSaying({ room, line, replying, forms, problems, draft }: SayingParts): () => Promise<void> {
  const isStill = (where: Draft): boolean => where.name === draft().name;
  /** Words that could not be sent stand where they were again, before what was typed meanwhile. */
  function giveBack(where: Draft, words: string): void {
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
      await room.ask('say', { ...from, words, replyTo: answered?.id });
    } catch (error) {
      giveBack(mine, words);
      if (isStill(mine)) showProblems(problems, error);
      if (answered && from.place === room.place().id && replying.isEmpty()) replying.show(answered);
    }
  };
}

function inLines(...words: readonly string[]): string {
  return words.filter((some) => some !== '').join('\n');
}
