import { html } from './html.ts';

/** Reasons why something was not sent, one per line. */
export function Problems({ problems }: { readonly problems: readonly string[] }) {
  return html`<div class="problems" role="alert">${problems.map((problem) => html`<p>${problem}</p>`)}</div>`;
}
