import type { PageOption } from '../page-command.ts';
import type { PageOptionValue } from '../protocol.ts';
import { createAutocompleteField, type FetchSuggestions } from './autocomplete-field.ts';
import { createElement, createElementId } from './element.ts';
import { createFileField } from './file-field.ts';

/** An option of a command as a field; undefined where nothing is given. */
export type OptionField = {
  readonly option: PageOption;
  readonly node: HTMLElement;
  readonly focus: () => void;
  readonly isEmpty: () => boolean;
  /** The text in it; none for what is no text. */
  readonly text: () => string;
  value(): Promise<PageOptionValue | undefined>;
  /** Puts text there, as far as it takes text. */
  fill(text: string): void;
  /** Says whether the client would refuse it. */
  setWrong(isWrong: boolean): void;
};

export function createOptionField(option: PageOption, suggest: FetchSuggestions): OptionField {
  const id = createElementId();
  const { control, list, value } = controlFor(option, id, suggest);
  const star = option.isRequired ? [createElement('span', { class: 'required', title: 'required' }, ' required')] : [];
  const label = createElement('label', { for: id }, option.name, ...star);
  const hint = createElementId();
  control.setAttribute('aria-describedby', hint);
  control.setAttribute('aria-required', String(option.isRequired));
  const keys = option.hasAutocomplete ? ' · Enter takes the marked line, if any; Esc keeps your own words' : '';
  const words = createElement('small', { id: hint, class: 'hint' }, `${option.description}${keys}`);
  return {
    option,
    node: createElement('div', { class: 'option' }, label, control, ...list, words),
    focus: () => control.focus(),
    isEmpty: () => control.value === '',
    text: () => (isFile(control) ? '' : control.value),
    value,
    fill(text) {
      // A field of one line would join the words around a line break.
      const line = text.replaceAll(/\s*\n\s*/g, ' ');
      if (!isFile(control)) control.value = line;
    },
    setWrong: (isWrong) => control.setAttribute('aria-invalid', String(isWrong)),
  };
}

function isFile(control: Control['control']): boolean {
  return control instanceof HTMLInputElement && control.type === 'file';
}

type Control = {
  readonly control: HTMLInputElement | HTMLSelectElement;
  readonly list: readonly HTMLElement[];
  readonly value: OptionField['value'];
};

function controlFor(option: PageOption, id: string, suggest: FetchSuggestions): Control {
  const { type, choices, fileTypes, maxLength } = option;
  if (type === 'file') {
    const { input, problem, read } = createFileField(id, fileTypes, 1);
    return { control: input, list: [problem], value: async () => (await read())[0] };
  }
  if (type === 'boolean')
    return selectOf(
      id,
      [
        ['true', 'True'],
        ['false', 'False'],
      ],
      (chosen) => chosen === 'true',
    );
  if (choices.length > 0) {
    const names = choices.map(({ value, label }) => [value, label] as const);
    return selectOf(id, names, (chosen) => readTyped(chosen, type));
  }
  const control = createElement('input', {
    id,
    type: 'text',
    dir: 'auto',
    autocomplete: 'off',
    maxlength: maxLength?.toString(),
  });
  if (option.hasAutocomplete) {
    const suggesting = createAutocompleteField(control, suggest);
    return {
      control,
      list: [suggesting.node],
      value: async () => suggesting.chosen() ?? readTyped(control.value, type),
    };
  }
  if (type !== 'text') control.inputMode = 'numeric';
  return { control, list: [], value: async () => readTyped(control.value, type) };
}

function selectOf(
  id: string,
  choices: readonly (readonly [string, string])[],
  value: (chosen: string) => PageOptionValue | undefined,
): Control {
  const none = createElement('option', { value: '' }, 'Choose…');
  const control = createElement(
    'select',
    { id },
    none,
    ...choices.map(([one, name]) => createElement('option', { value: one }, name)),
  );
  return { control, list: [], value: async () => (control.value === '' ? undefined : value(control.value)) };
}

/** What is no number goes as it is, and is refused with a reason. */
function readTyped(typed: string, type: PageOption['type']): PageOptionValue | undefined {
  const text = typed.trim();
  if (text === '') return undefined;
  const isNumber = (type === 'integer' || type === 'number') && !Number.isNaN(Number(text));
  return isNumber ? Number(text) : text;
}
