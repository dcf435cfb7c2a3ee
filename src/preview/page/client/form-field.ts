import type { FieldValue } from '../protocol.ts';
import type { Field } from '../shown-command.ts';
import { choiceBoxes, type Filled, limitWords } from './choice-field.ts';
import { fileField } from './chosen-file.ts';
import { element, newId } from './element.ts';

/** A field of a form. */
export function formField(field: Field): Filled<Promise<FieldValue>> {
  switch (field.kind) {
    case 'text':
      return textField(field);
    case 'choice': {
      const { choices, least, most, isRequired } = field;
      const limits = { least: isRequired ? least : 0, most };
      const words = `${titleOf(field)} (${limitWords(limits).toLowerCase()})`;
      const boxes = choiceBoxes(words, choices, limits);
      if (field.hint !== '') boxes.node.append(element('small', { class: 'hint' }, field.hint));
      return { node: boxes.node, value: async () => boxes.value() };
    }
    case 'file':
      return filesField(field);
  }
}

function textField(field: Extract<Field, { kind: 'text' }>): Filled<Promise<string>> {
  const { isLong, most, least, value, placeholder, isRequired } = field;
  const [id, hint] = [newId(), newId()];
  const attributes = {
    id,
    maxlength: String(most),
    placeholder,
    'aria-describedby': hint,
    'aria-required': String(isRequired),
  };
  const input = isLong
    ? element('textarea', { ...attributes, rows: '4' })
    : element('input', { ...attributes, type: 'text' });
  input.value = value;
  const count = element('small', { class: 'count', 'aria-hidden': 'true' });
  const showCount = (): void => {
    count.textContent = `${input.value.length}/${most}`;
  };
  input.addEventListener('input', showCount);
  showCount();
  const limits = least > 0 ? `${least} to ${most} characters` : '';
  const hints = element(
    'small',
    { id: hint, class: 'hint' },
    [field.hint, limits].filter((words) => words !== '').join(' · '),
  );
  const node = element('div', { class: 'field' }, element('label', { for: id }, titleOf(field)), input, hints, count);
  return { node, value: async () => input.value };
}

function filesField(field: Extract<Field, { kind: 'file' }>): Filled<Promise<FieldValue>> {
  const id = newId();
  const { input, problem, read } = fileField(id, field.fileTypes, field.most);
  const node = element(
    'div',
    { class: 'field' },
    element('label', { for: id }, titleOf(field)),
    input,
    element('small', { class: 'hint' }, field.hint),
    problem,
  );
  return { node, value: read };
}

function titleOf({ label, isRequired }: Field): string {
  return isRequired ? `${label} *` : label;
}
