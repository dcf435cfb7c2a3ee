import type { PageEvent } from '../protocol.ts';
import { readAccessKey } from './access-key.ts';
import { connect, RequestError } from './connection.ts';
import { createElement } from './element.ts';
import { createSessionState } from './session-state.ts';
import { createView, type View } from './view.ts';

const key = readAccessKey();
// A new link in the same tab differs from the old one behind the # alone, for which a browser loads nothing.
addEventListener('hashchange', () => location.reload());
const page = document.getElementById('page');
let view: View | undefined;

function say(...words: readonly string[]): void {
  page?.replaceChildren(
    createElement('div', { class: 'boot', role: 'alert' }, ...words.map((line) => createElement('p', {}, line))),
  );
}

function hear(event: PageEvent): void {
  if (event.event === 'hello') {
    view = createView(createSessionState(event, connection), fetchFile);
    page?.replaceChildren(...view.nodes);
    view.start();
  } else view?.hear(event);
}

async function fetchFile(address: string): Promise<Blob> {
  const answer = await fetch(address, { headers: { authorization: `Bearer ${key}` } });
  if (!answer.ok) throw new RequestError(['This file is no longer available.']);
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
