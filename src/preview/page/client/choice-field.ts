import type { Choice } from '../shown-command.ts';
import { element, newId } from './element.ts';

/** How much can be chosen. */
export type ChoiceLimits = { readonly least: number; readonly most: number };

/** Something that is filled in: what is seen of it, and what it holds. */
export type Filled<T> = { readonly node: HTMLElement; value(): T };

/** Boxes to tick, or where only one can be chosen, round ones. */
export function choiceBoxes(
  label: string,
  choices: readonly Choice[],
  { most }: ChoiceLimits,
): Filled<readonly string[]> {
  const name = newId();
  const inputs = choices.map(({ value, chosen }) => {
    const made = element('input', { type: most > 1 ? 'checkbox' : 'radio', name, value });
    made.checked = chosen;
    return made;
  });
  const lines = choices.map(({ label: words, detail }, index) => {
    const input = inputs[index];
    const more = detail === undefined ? [] : [element('small', {}, detail)];
    return element('label', { class: 'choice' }, ...(input ? [input] : []), element('span', {}, words, ...more));
  });
  return {
    node: element(
      'fieldset',
      { class: 'choices' },
      element('legend', {}, label),
      element('div', { class: 'choice-list' }, ...lines),
    ),
    value: () => inputs.filter(({ checked }) => checked).map(({ value }) => value),
  };
}

/** How much is to be chosen, in words. */
export function limitWords({ least, most }: ChoiceLimits): string {
  if (least === most) return `Choose ${most}`;
  return least === 0 ? `Choose up to ${most}` : `Choose ${least} to ${most}`;
}
