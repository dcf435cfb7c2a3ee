import type { PageEvent } from '../protocol.ts';
import { connect, Refusal } from './connection.ts';
import { element } from './element.ts';
import { takeKey } from './key.ts';
import { openRoom } from './room.ts';
import { openView, type View } from './view.ts';

const key = takeKey();
// A new link in the same tab differs from the old one behind the # alone, for which a browser loads nothing.
addEventListener('hashchange', () => location.reload());
const page = document.getElementById('page');
let view: View | undefined;

function say(...words: readonly string[]): void {
  page?.replaceChildren(
    element('div', { class: 'boot', role: 'alert' }, ...words.map((line) => element('p', {}, line))),
  );
}

function hear(event: PageEvent): void {
  if (event.event === 'hello') {
    view = openView(openRoom(event, connection), fetchFile);
    page?.replaceChildren(...view.nodes);
    view.start();
  } else view?.hear(event);
}

async function fetchFile(address: string): Promise<Blob> {
  const answer = await fetch(address, { headers: { authorization: `Bearer ${key}` } });
  if (!answer.ok) throw new Refusal(['This file is no longer available.']);
  return answer.blob();
}

const connection = connect({
  key,
  onEvent: hear,
  onLost() {
    if (view) view.lose();
    else
      say(
        'This page does not open.',
        'Take the whole link that npm start prints: each start has a key of its own, behind the #.',
      );
  },
});
