import type { PageReference } from '../page-message.ts';
import { createButton, createElement } from './element.ts';
import { displayName, type Viewer } from './viewer.ts';

export type ReferenceActions = {
  /** Goes to the message that this one answers. */
  showAnswered(id: string): void;
};

/** The line above a message: what it answers. */
export function renderReference(above: PageReference, viewer: Viewer, acts: ReferenceActions): HTMLElement {
  switch (above.kind) {
    case 'deleted':
      return createElement('p', { class: 'above' }, 'The original message was deleted');
    case 'command':
      return createElement(
        'p',
        { class: 'above' },
        createElement('b', {}, displayName(above.user, viewer)),
        ' used ',
        createElement('span', { class: 'mention' }, above.name),
      );
    case 'reply': {
      const words = above.excerpt.trim() === '' ? 'a message without words' : above.excerpt;
      const show = (): void => acts.showAnswered(above.messageId);
      const line = createButton(
        { class: 'answered', 'aria-label': `Replying to ${above.author.name}: ${words}` },
        show,
        createElement('b', {}, displayName(above.author, viewer)),
        ` ${words}`,
      );
      return createElement('p', { class: 'above' }, line);
    }
  }
}
