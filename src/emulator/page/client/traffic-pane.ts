import type { TrafficEntry } from '../protocol.ts';
import { html } from './html.ts';
import type { Session } from './session.ts';

/** Opens or closes the pane; the server sends entries only while it is open. */
export async function toggleTraffic(session: Session): Promise<void> {
  const isTrafficOpen = !session.state().isTrafficOpen;
  session.update({ isTrafficOpen, traffic: [] });
  const traffic = await session.request('watchTraffic', { isWatching: isTrafficOpen }).catch(() => []);
  if (session.state().isTrafficOpen && isTrafficOpen) session.update({ traffic });
}

const hint =
  'Events that the gateway sent to the bot after the last action, and the bot’s requests to the REST API. Secrets are masked.';

/** The network traffic between Discord and the bot for the last action. */
export function TrafficPane({ session }: { readonly session: Session }) {
  const { isTrafficOpen, traffic } = session.state();
  const action = traffic[0]?.action;
  return html`
    <aside class="wire" id="wire" aria-label="Network traffic" hidden=${!isTrafficOpen}>
      <h2>Network traffic${action === undefined ? '' : `: ${action}`}</h2>
      <p class="hint">${hint}</p>
      <ol class="wire-entries">${traffic.map((entry) => html`<${Entry} key=${entry.number} entry=${entry} />`)}</ol>
    </aside>
  `;
}

function Entry({ entry: { source, title, status, body } }: { readonly entry: TrafficEntry }) {
  return html`
    <li>
      <details>
        <summary>
          <span class=${`wire-line ${source}`}>${source === 'rest' ? 'REST' : 'Gateway'}</span>
          <code>${title}</code>
          ${status !== undefined && html`<span class="wire-status">${status}</span>`}
        </summary>
        <pre tabindex="0" role="region" aria-label=${title}>${body}</pre>
      </details>
    </li>
  `;
}
