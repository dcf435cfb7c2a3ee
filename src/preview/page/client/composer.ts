import type { Command } from '../shown-command.ts';
import type { Message } from '../shown-message.ts';
import { commandForm } from './command-form.ts';
import { showProblems } from './dialog.ts';
import { button, element } from './element.ts';
import { openReplyLine } from './reply-line.ts';
import type { Room } from './room.ts';
import { openSuggestionList } from './suggestion-list.ts';
import { commandSuggestions, nameSuggestions } from './typed-suggestions.ts';
import { commandTypedOut } from './typed-word.ts';

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
  const replying = openReplyLine(() => field.focus());
  const problems = element('div', { class: 'problems', role: 'alert' });
  const area = element('div', { class: 'writing' }, line);
  const node = element('div', { class: 'composer' }, list.node, replying.node, problems, area);

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
      const fitting = commandSuggestions(text.slice(1), room.offer().commands, (command) => open(command, ''));
      list.show(fitting, 'No command matches.');
    } else {
      const before = text.slice(0, field.selectionStart);
      list.show(nameSuggestions(before, room, (name) => complete(before, `${name} `)));
    }
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
      await room.ask('say', { ...room.from(), words, replyTo: replying.answered() });
      field.value = '';
      replying.clear();
      typed();
    } catch (error) {
      showProblems(problems, error);
    }
    field.focus();
  }
  field.addEventListener('input', typed);
  field.addEventListener('keydown', (event) => {
    if (event.isComposing || list.handle(event)) return;
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      void say();
    } else if (event.key === 'Escape') replying.clear();
  });
  field.addEventListener('blur', list.close);

  return {
    node,
    focus: () => (line.isConnected ? field : area.querySelector<HTMLElement>('input, select, button'))?.focus(),
    reply(message) {
      if (!line.isConnected) close('');
      replying.show(message);
      field.focus();
    },
    reset() {
      replying.clear();
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
