import type { Command } from '../shown-command.ts';
import type { Message } from '../shown-message.ts';
import type { CommandFormActs } from './command-form.ts';
import { Refusal } from './connection.ts';
import { showProblems } from './dialog.ts';
import { type Draft, draftIn } from './draft.ts';
import { element } from './element.ts';
import { openHalfCommands } from './half-commands.ts';
import { openLineHelp } from './line-help.ts';
import { openReplyLine } from './reply-line.ts';
import type { Room } from './room.ts';
import { openSaying } from './saying.ts';
import { commandTypedOut, commandWord, noSuchCommand } from './typed-word.ts';
import { openWritingLine } from './writing-line.ts';

/** Where one writes. */
export type Composer = {
  readonly node: HTMLElement;
  readonly focus: () => void;
  /** What is said next answers this message. */
  reply(message: Message): void;
  /** Shows what is half done here: somebody else sits here now, or somewhere else. */
  move(): void;
};

/** What a used command does; rejects with Refusal. */
export type Use = CommandFormActs['use'];

export function openComposer(room: Room, use: Use): Composer {
  const line = openWritingLine({
    typed,
    offer: () => help.offerAll(),
    send,
    leave: () => replying.clear(),
  });
  const { field, list } = line;
  const help = openLineHelp(line, room, open);
  const replying = openReplyLine(() => field.focus());
  const problems = element('div', { class: 'problems', role: 'alert' });
  const area = element('div', { class: 'writing' }, line.node);
  const node = element('div', { class: 'composer' }, list.node, replying.node, problems, area);
  const forms = openHalfCommands(room, use, left);
  let here = room.place().id;
  let draft = draftIn(room.place());
  const say = openSaying({ room, line, replying, forms, problems, draft: () => draft });

  function typed(): void {
    problems.replaceChildren();
    const text = field.value;
    draft.keep(text);
    const out = commandTypedOut(text, room.offer().commands);
    if (out) open(out.command, out.rest);
    else help.fit();
  }
  function open(command: Command, rest: string): void {
    list.close();
    const hadFocus = node.contains(document.activeElement);
    const form = forms.begin(draft, command, rest);
    area.replaceChildren(form.node);
    if (hadFocus) form.focus();
  }
  function left(where: Draft, words: string): void {
    const kept = where.takeBack() || words;
    if (where.name === draft.name) close(kept);
    else where.keep(kept);
  }
  function close(words: string): void {
    area.replaceChildren(line.node);
    line.fill(words);
    field.focus();
  }
  function send(): void {
    const words = field.value;
    if (words.trim() !== '' && !opensCommand(words)) void say();
  }
  /** Whether it is a command, which is nothing that is said to all, even if there is no such command. */
  function opensCommand(words: string): boolean {
    const { commands } = room.offer();
    const [out, word] = [commandTypedOut(`${words} `, commands), commandWord(words)];
    if (out) open(out.command, out.rest);
    else if (commands.some(({ name }) => name === word)) typed();
    else if (word !== undefined) {
      list.close();
      showProblems(problems, new Refusal([noSuchCommand(word)]));
    }
    return word !== undefined;
  }

  function checkForm(): void {
    const form = forms.in(draft);
    if (form) form.setOffered(room.command(form.title) !== undefined);
    // A command that is there as words, after a reload or for who has it only now, opens again.
    else if (field.value.startsWith('/')) typed();
    if (document.activeElement !== field) list.close();
  }
  room.on('offer', checkForm);

  return {
    node,
    focus: () => (forms.in(draft) ?? field).focus(),
    reply(message) {
      if (forms.drop(draft)) left(draft, '');
      replying.show(message);
      field.focus();
    },
    move() {
      const { id, name, owner } = room.place();
      if (id !== here) replying.clear();
      here = id;
      draft = draftIn(room.place());
      field.placeholder = `Message ${owner === undefined ? '#' : '@'}${name}`;
      const form = forms.in(draft);
      area.replaceChildren(form?.node ?? line.node);
      if (!form) line.fill(draft.read());
      list.close();
    },
  };
}
