import type { WireEntry } from '../protocol.ts';
import { element } from './element.ts';
import type { Room } from './room.ts';

/** What went over the wire between Discord and the bot for the last action. */
export type WirePane = {
  readonly node: HTMLElement;
  toggle(isOpen: boolean): Promise<void>;
  add(entry: WireEntry): void;
};

export function openWirePane(room: Room): WirePane {
  const title = element('h2', {}, 'On the wire');
  const entries = element('ol', { class: 'wire-entries' });
  const hint =
    'What the last action sent to the bot by the gateway, and what the bot asked of the REST API. Secrets are masked.';
  const node = element('aside', { class: 'wire', id: 'wire', 'aria-label': 'On the wire', hidden: true });
  node.append(title, element('p', { class: 'hint' }, hint), entries);
  let turn = -1;

  function add(entry: WireEntry): void {
    if (entry.turn !== turn) entries.replaceChildren();
    turn = entry.turn;
    title.textContent = `On the wire: ${entry.action}`;
    entries.append(drawEntry(entry));
  }

  return {
    node,
    async toggle(isOpen) {
      node.hidden = !isOpen;
      turn = -1;
      entries.replaceChildren();
      const before = await room.ask('watch', { isWatching: isOpen }).catch(() => []);
      for (const entry of before) if (isOpen) add(entry);
    },
    add,
  };
}

function drawEntry({ line, title, status, body }: WireEntry): HTMLElement {
  const badge = element('span', { class: `wire-line ${line}` }, line === 'rest' ? 'REST' : 'Gateway');
  const answered = status === undefined ? [] : [element('span', { class: 'wire-status' }, String(status))];
  const summary = element('summary', {}, badge, element('code', {}, title), ...answered);
  const detail = element('pre', { tabindex: '0', role: 'region', 'aria-label': title }, body);
  return element('li', {}, element('details', {}, summary, detail));
}
