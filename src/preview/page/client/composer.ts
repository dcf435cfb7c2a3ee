import type { Command, Message } from '../protocol.ts';
import { commandForm } from './command-form.ts';
import { showProblems } from './dialog.ts';
import { button, element } from './element.ts';
import type { Room } from './room.ts';
import { openSuggestionList, type Suggestion } from './suggestion-list.ts';
import { commandsLike, commandTypedOut, nameBeingTyped } from './typed-word.ts';

/** Where one writes. */
export type Composer = {
  readonly node: HTMLElement;
  readonly focus: () => void;
  /** What is said next answers this message. */
  reply(message: Message): void;
  /** Forgets what is half done: somebody else sits here now, or somewhere else. */
  reset(): void;
};

/** What a used command does; rejects with Refusal. */
export type Use = Parameters<typeof commandForm>[3]['use'];

/** The longest message, in characters. */
const longest = 2000;

export function openComposer(room: Room, use: Use): Composer {
  const field = element('textarea', { rows: '1', 'aria-label': 'Message', autocomplete: 'off', spellcheck: 'true' });
  const list = openSuggestionList(field, { title: 'Commands and names', picksFirst: true });
  const send = button({ class: 'tool send', 'aria-label': 'Send', title: 'Send (Enter)' }, () => void say(), '➤');
  const slash = button({ class: 'tool', 'aria-label': 'Commands', title: 'Commands (/)' }, openCommands, '/');
  const count = element('span', { class: 'count', hidden: true });
  const line = element('div', { class: 'line' }, slash, field, count, send);
  const replying = element('div', { class: 'replying', hidden: true });
  const problems = element('div', { class: 'problems', role: 'alert' });
  const area = element('div', { class: 'writing' }, line);
  const node = element('div', { class: 'composer' }, list.node, replying, problems, area);
  let replyTo: Message | undefined;

  function openCommands(): void {
    field.value = '/';
    field.focus();
    typed();
  }
  function typed(): void {
    grow();
    problems.replaceChildren();
    const text = field.value;
    const out = commandTypedOut(text, room.offer().commands);
    if (out) open(out.command, out.rest);
    else if (/^\/[^\n]*$/.test(text)) {
      list.show(commandsLike(text.slice(1), room.offer().commands).map(asSuggestion), 'No command matches.');
    } else list.show(namesFor(text.slice(0, field.selectionStart)));
  }
  function asSuggestion(command: Command): Suggestion {
    return { label: `/${command.title}`, detail: command.description, take: () => open(command, '') };
  }
  function namesFor(before: string): readonly Suggestion[] {
    const now = nameBeingTyped(before);
    if (!now) return [];
    const { hello } = room;
    const people = [hello.bot, hello.people.member, hello.people.moderator];
    const names = now.sign === '@' ? people : room.places().filter(({ owner }) => owner === undefined);
    const fits = names.filter(({ name }) => name.toLowerCase().startsWith(now.name));
    return fits.map(({ name }) => ({
      label: `${now.sign}${name}`,
      take: () => complete(before, `${now.sign}${name} `),
    }));
  }
  function complete(before: string, words: string): void {
    const kept = before.replace(/[@#][^@#]*$/, '');
    field.value = `${kept}${words}${field.value.slice(before.length)}`;
    field.setSelectionRange(kept.length + words.length, kept.length + words.length);
    grow();
  }
  function open(command: Command, rest: string): void {
    list.close();
    const form = commandForm(room, command, rest, {
      use: async (which, values) => {
        await use(which, values);
        close('');
      },
      leave: close,
    });
    area.replaceChildren(form.node);
    form.focus();
  }
  function close(words: string): void {
    area.replaceChildren(line);
    field.value = words;
    typed();
    field.focus();
  }
  function grow(): void {
    field.style.height = 'auto';
    field.style.height = `${field.scrollHeight}px`;
    const left = longest - field.value.length;
    count.hidden = left > 200;
    count.textContent = String(left);
    count.classList.toggle('over', left < 0);
  }
  async function say(): Promise<void> {
    const words = field.value;
    if (words.trim() === '') return;
    try {
      await room.ask('say', { ...room.from(), words, replyTo: replyTo?.id });
      field.value = '';
      stopReplying();
      typed();
    } catch (error) {
      showProblems(problems, error);
    }
    field.focus();
  }
  function stopReplying(): void {
    replyTo = undefined;
    replying.hidden = true;
    replying.replaceChildren();
  }

  field.addEventListener('input', typed);
  field.addEventListener('keydown', (event) => {
    if (event.isComposing || list.handle(event)) return;
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      void say();
    } else if (event.key === 'Escape') stopReplying();
  });
  field.addEventListener('blur', list.close);

  return {
    node,
    focus: () => (line.isConnected ? field : area.querySelector<HTMLElement>('input, select, button'))?.focus(),
    reply(message) {
      if (!line.isConnected) close('');
      replyTo = message;
      const cancel = button(
        { class: 'tool', 'aria-label': 'Do not reply', title: 'Do not reply (Esc)' },
        () => {
          stopReplying();
          field.focus();
        },
        '✕',
      );
      replying.replaceChildren(element('span', {}, 'Replying to ', element('b', {}, message.author.name)), cancel);
      replying.hidden = false;
      field.focus();
    },
    reset() {
      stopReplying();
      area.replaceChildren(line);
      field.placeholder = placeholderFor(room);
      field.value = '';
      typed();
    },
  };
}

function placeholderFor(room: Room): string {
  const { name, owner } = room.place();
  return owner === undefined ? `Message #${name}` : `Message @${name}`;
}
