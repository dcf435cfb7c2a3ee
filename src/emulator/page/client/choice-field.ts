import type { PageChoice } from '../page-command.ts';
import { createElement, createElementId } from './element.ts';

/** How much can be chosen. */
export type SelectionLimits = { readonly minSelected: number; readonly maxSelected: number };

/** Something that is filled in: what is seen of it, and what it holds. */
export type FormControl<T> = { readonly node: HTMLElement; value(): T };

/** Boxes to tick, or where only one can be chosen, round ones. */
export function createChoiceField(
  label: string,
  choices: readonly PageChoice[],
  { maxSelected }: SelectionLimits,
): FormControl<readonly string[]> {
  const name = createElementId();
  const inputs = choices.map(({ value, isSelected }) => {
    const made = createElement('input', { type: maxSelected > 1 ? 'checkbox' : 'radio', name, value });
    made.checked = isSelected;
    return made;
  });
  const lines = choices.map(({ label: words, description }, index) => {
    const input = inputs[index];
    const more = description === undefined ? [] : [createElement('small', {}, description)];
    return createElement(
      'label',
      { class: 'choice' },
      ...(input ? [input] : []),
      createElement('span', {}, words, ...more),
    );
  });
  return {
    node: createElement(
      'fieldset',
      { class: 'choices' },
      createElement('legend', {}, label),
      createElement('div', { class: 'choice-list' }, ...lines),
    ),
    value: () => inputs.filter(({ checked }) => checked).map(({ value }) => value),
  };
}

/** How much is to be chosen, in words. */
export function formatSelectionLimits({ minSelected, maxSelected }: SelectionLimits): string {
  if (minSelected === maxSelected) return `Choose ${maxSelected}`;
  return minSelected === 0 ? `Choose up to ${maxSelected}` : `Choose ${minSelected} to ${maxSelected}`;
}
