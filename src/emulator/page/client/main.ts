import { render } from 'preact';
import { App } from './app.ts';
import { connect } from './connection.ts';
import { handleEvent } from './events.ts';
import { html } from './html.ts';
import { createSession, type Session } from './session.ts';

const page = document.getElementById('page') ?? document.body;
let session: Session | undefined;

// A new link in the same tab differs only after the #, so the browser would not reload.
addEventListener('hashchange', () => location.reload());

connect({
  onEvent(event, connection) {
    if (session) handleEvent(session, event);
    else if (event.event === 'hello') {
      session = createSession(event, connection);
      page.replaceChildren();
      render(html`<${App} session=${session} />`, page);
    }
  },
  onLost() {
    if (session) return session.update({ isConnectionLost: true });
    page.replaceChildren();
    const advice = 'Open the complete link that npm start prints: each start has a new key, which follows the #.';
    render(html`<div class="boot" role="alert"><p>This page cannot connect.</p><p>${advice}</p></div>`, page);
  },
});
