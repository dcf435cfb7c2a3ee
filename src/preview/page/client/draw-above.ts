import type { Above } from '../shown-message.ts';
import { button, element } from './element.ts';
import { nameFor, type Viewer } from './viewer.ts';

export type AboveActs = {
  /** Goes to the message that this one answers. */
  showAnswered(id: string): void;
};

/** The line above a message: what it answers. */
export function drawAbove(above: Above, viewer: Viewer, acts: AboveActs): HTMLElement {
  switch (above.kind) {
    case 'gone':
      return element('p', { class: 'above' }, 'The original message was deleted');
    case 'command':
      return element(
        'p',
        { class: 'above' },
        element('b', {}, nameFor(above.by, viewer)),
        ' used ',
        element('span', { class: 'mention' }, above.name),
      );
    case 'reply': {
      const words = above.words.trim() === '' ? 'a message without words' : above.words;
      const show = (): void => acts.showAnswered(above.id);
      const line = button(
        { class: 'answered', 'aria-label': `Replying to ${above.author.name}: ${words}` },
        show,
        element('b', {}, nameFor(above.author, viewer)),
        ` ${words}`,
      );
      return element('p', { class: 'above' }, line);
    }
  }
}
