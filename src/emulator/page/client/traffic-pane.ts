import type { TrafficEntry } from '../protocol.ts';
import { createElement } from './element.ts';
import type { SessionState } from './session-state.ts';

/** What went over the wire between Discord and the bot for the last action. */
export type TrafficPane = {
  readonly node: HTMLElement;
  toggle(isOpen: boolean): Promise<void>;
  add(entry: TrafficEntry): void;
};

export function createTrafficPane(room: SessionState): TrafficPane {
  const title = createElement('h2', {}, 'On the wire');
  const entries = createElement('ol', { class: 'wire-entries' });
  const hint =
    'What the last action sent to the bot by the gateway, and what the bot asked of the REST API. Secrets are masked.';
  const node = createElement('aside', { class: 'wire', id: 'wire', 'aria-label': 'On the wire', hidden: true });
  node.append(title, createElement('p', { class: 'hint' }, hint), entries);
  let turn = -1;

  function add(entry: TrafficEntry): void {
    if (entry.actionNumber !== turn) entries.replaceChildren();
    turn = entry.actionNumber;
    title.textContent = `On the wire: ${entry.action}`;
    entries.append(drawEntry(entry));
  }

  return {
    node,
    async toggle(isOpen) {
      node.hidden = !isOpen;
      turn = -1;
      entries.replaceChildren();
      const before = await room.ask('watchTraffic', { isWatching: isOpen }).catch(() => []);
      for (const entry of before) if (isOpen) add(entry);
    },
    add,
  };
}

function drawEntry({ source, title, status, body }: TrafficEntry): HTMLElement {
  const badge = createElement('span', { class: `wire-line ${source}` }, source === 'rest' ? 'REST' : 'Gateway');
  const answered = status === undefined ? [] : [createElement('span', { class: 'wire-status' }, String(status))];
  const summary = createElement('summary', {}, badge, createElement('code', {}, title), ...answered);
  const detail = createElement('pre', { tabindex: '0', role: 'region', 'aria-label': title }, body);
  return createElement('li', {}, createElement('details', {}, summary, detail));
}
