import type { PageField } from '../page-command.ts';
import type { PageFieldValue } from '../protocol.ts';
import { createChoiceField, type FormControl, formatSelectionLimits } from './choice-field.ts';
import { createElement, createElementId } from './element.ts';
import { createFileField } from './file-field.ts';

/** A field of a form. */
export function createFormField(field: PageField): FormControl<Promise<PageFieldValue>> {
  switch (field.kind) {
    case 'text':
      return textField(field);
    case 'choice': {
      const { choices, min, max, isRequired } = field;
      const limits = { minSelected: isRequired ? min : 0, maxSelected: max };
      const words = `${titleOf(field)} (${formatSelectionLimits(limits).toLowerCase()})`;
      const boxes = createChoiceField(words, choices, limits);
      if (field.description !== '') boxes.node.append(createElement('small', { class: 'hint' }, field.description));
      return { node: boxes.node, value: async () => boxes.value() };
    }
    case 'file':
      return filesField(field);
  }
}

function textField(field: Extract<PageField, { kind: 'text' }>): FormControl<Promise<string>> {
  const { isParagraph, max, min, value, placeholder, isRequired } = field;
  const [id, hint] = [createElementId(), createElementId()];
  const attributes = {
    id,
    maxlength: String(max),
    placeholder,
    'aria-describedby': hint,
    'aria-required': String(isRequired),
  };
  const input = isParagraph
    ? createElement('textarea', { ...attributes, rows: '4' })
    : createElement('input', { ...attributes, type: 'text' });
  input.value = value;
  const count = createElement('small', { class: 'count', 'aria-hidden': 'true' });
  const showCount = (): void => {
    count.textContent = `${input.value.length}/${max}`;
  };
  input.addEventListener('input', showCount);
  showCount();
  const limits = min > 0 ? `${min} to ${max} characters` : '';
  const hints = createElement(
    'small',
    { id: hint, class: 'hint' },
    [field.description, limits].filter((words) => words !== '').join(' · '),
  );
  const node = createElement(
    'div',
    { class: 'field' },
    createElement('label', { for: id }, titleOf(field)),
    input,
    hints,
    count,
  );
  return { node, value: async () => input.value };
}

function filesField(field: Extract<PageField, { kind: 'file' }>): FormControl<Promise<PageFieldValue>> {
  const id = createElementId();
  const { input, problem, read } = createFileField(id, field.fileTypes, field.max);
  const node = createElement(
    'div',
    { class: 'field' },
    createElement('label', { for: id }, titleOf(field)),
    input,
    createElement('small', { class: 'hint' }, field.description),
    problem,
  );
  return { node, value: read };
}

function titleOf({ label, isRequired }: PageField): string {
  return isRequired ? `${label} *` : label;
}
