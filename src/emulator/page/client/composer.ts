import type { PageCommand } from '../page-command.ts';
import type { PageMessage } from '../page-message.ts';
import { createCommandDrafts } from './command-drafts.ts';
import type { CommandFormActions } from './command-form.ts';
import { RequestError } from './connection.ts';
import { renderProblems } from './dialog.ts';
import { createElement } from './element.ts';
import { draftForChannel, type MessageDraft } from './message-draft.ts';
import { createMessageInput } from './message-input.ts';
import { parseCommandName, parseTypedCommand, unknownCommandText } from './parse-input.ts';
import { createReplyBar } from './reply-bar.ts';
import { createSendMessage } from './send-message.ts';
import type { SessionState } from './session-state.ts';
import { createInputSuggestions } from './suggestions.ts';

/** Where one writes. */
export type Composer = {
  readonly node: HTMLElement;
  readonly focus: () => void;
  /** What is said next answers this message. */
  reply(message: PageMessage): void;
  /** Shows what is half done here: somebody else sits here now, or somewhere else. */
  move(): void;
};

/** What a used command does; rejects with Refusal. */
export type RunCommand = CommandFormActions['use'];

export function createComposer(room: SessionState, use: RunCommand): Composer {
  const line = createMessageInput({
    typed,
    offer: () => help.offerAll(),
    send,
    leave: () => replying.clear(),
  });
  const { field, list } = line;
  const help = createInputSuggestions(line, room, open);
  const replying = createReplyBar(() => field.focus());
  const problems = createElement('div', { class: 'problems', role: 'alert' });
  const area = createElement('div', { class: 'writing' }, line.node);
  const node = createElement('div', { class: 'composer' }, list.node, replying.node, problems, area);
  const forms = createCommandDrafts(room, use, left);
  let here = room.place().id;
  let draft = draftForChannel(room.place());
  const say = createSendMessage({ room, line, replying, forms, problems, draft: () => draft });

  function typed(): void {
    problems.replaceChildren();
    const text = field.value;
    draft.keep(text);
    const out = parseTypedCommand(text, room.offer().commands);
    if (out) open(out.command, out.rest);
    else help.fit();
  }
  function open(command: PageCommand, rest: string): void {
    list.close();
    const hadFocus = node.contains(document.activeElement);
    const form = forms.begin(draft, command, rest);
    area.replaceChildren(form.node);
    if (hadFocus) form.focus();
  }
  function left(where: MessageDraft, words: string): void {
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
    const [out, word] = [parseTypedCommand(`${words} `, commands), parseCommandName(words)];
    if (out) open(out.command, out.rest);
    else if (commands.some(({ name }) => name === word)) typed();
    else if (word !== undefined) {
      list.close();
      renderProblems(problems, new RequestError([unknownCommandText(word)]));
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
      const { id, name, ownerRole } = room.place();
      if (id !== here) replying.clear();
      here = id;
      draft = draftForChannel(room.place());
      field.placeholder = `Message ${ownerRole === undefined ? '#' : '@'}${name}`;
      const form = forms.in(draft);
      area.replaceChildren(form?.node ?? line.node);
      if (!form) line.fill(draft.read());
      list.close();
    },
  };
}
