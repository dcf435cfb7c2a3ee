import { createButton, createElement } from './element.ts';

/** The line that says what is wrong with all of it. */
export type Banner = {
  readonly node: HTMLElement;
  /** Says whether the bot is connected. */
  tellBot(name: string, isThere: boolean): void;
  /** Says that the page's own line is cut. */
  lose(): void;
};

const lost =
  'The connection is gone: the bot has ended. Start it again, and take the new link; what you have half written is kept.';

export function createBanner(): Banner {
  const words = createElement('span', { role: 'alert' });
  const again = createButton({ class: 'press secondary', hidden: true }, () => void tryAgain(), 'Try again');
  const node = createElement('div', { class: 'banner', hidden: true }, words, again);
  function say(what: string): void {
    words.textContent = what;
    node.hidden = what === '';
  }
  /** Only what is there is loaded again: else the browser would put its own page in the place of all that was said. */
  async function tryAgain(): Promise<void> {
    const isThere = await fetch('/').then(
      () => true,
      () => false,
    );
    if (isThere) location.reload();
    else say(`It is still not there. ${lost}`);
  }
  return {
    node,
    tellBot: (name, isThere) => say(isThere ? '' : `${name} is not connected yet, or not any more.`),
    lose() {
      again.hidden = false;
      say(lost);
    },
  };
}
