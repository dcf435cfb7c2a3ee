import { useId, useState } from 'preact/hooks';
import type { PageField } from '../protocol.ts';
import { FileInput } from './file-input.ts';
import { type Children, html } from './html.ts';

/** A field of a modal. */
export function ModalField({ field }: { readonly field: PageField }): Children {
  switch (field.kind) {
    case 'text':
      return html`<${TextField} field=${field} />`;
    case 'choice':
      return html`<${ChoiceField} field=${field} />`;
    case 'file':
      return html`<${FileField} field=${field} />`;
    default:
      return field satisfies never;
  }
}

type FieldProps<Kind extends PageField['kind']> = { readonly field: Extract<PageField, { kind: Kind }> };

function TextField({ field }: FieldProps<'text'>) {
  const { isParagraph, max, min, value, placeholder, isRequired, description } = field;
  const id = useId();
  const [length, setLength] = useState(value.length);
  const attributes = {
    id,
    placeholder,
    name: field.id,
    maxlength: max,
    defaultValue: value,
    'aria-describedby': `${id}-hint`,
    'aria-required': isRequired,
    onInput: ({ currentTarget }: { readonly currentTarget: HTMLInputElement }) => setLength(currentTarget.value.length),
  };
  const hints = [description, min > 0 ? `${min} to ${max} characters` : ''].filter((text) => text !== '');
  return html`
    <div class="field">
      <label for=${id}>${titleOf(field)}</label>
      ${isParagraph ? html`<textarea ...${attributes} rows="4"></textarea>` : html`<input ...${attributes} type="text" />`}
      <small id=${`${id}-hint`} class="hint">${hints.join(' · ')}</small>
      <small class="count" aria-hidden="true">${length}/${max}</small>
    </div>
  `;
}

/** Checkboxes, or radio buttons if only one can be chosen. */
function ChoiceField({ field }: FieldProps<'choice'>) {
  const { choices, min, max, isRequired, description, label } = field;
  const limits = formatSelectionLimits(isRequired ? min : 0, max);
  return html`
    <fieldset class="choices">
      <legend>${label === '' ? limits : `${titleOf(field)} (${limits.toLowerCase()})`}</legend>
      <div class="choice-list">
        ${choices.map(
          (choice) => html`
            <label class="choice">
              <input type=${max > 1 ? 'checkbox' : 'radio'} name=${field.id} value=${choice.value}
                defaultChecked=${choice.isSelected} />
              <span>${choice.label}${choice.description !== undefined && html`<small>${choice.description}</small>`}</span>
            </label>
          `,
        )}
      </div>
      ${description !== '' && html`<small class="hint">${description}</small>`}
    </fieldset>
  `;
}

function FileField({ field }: FieldProps<'file'>) {
  const id = useId();
  const attributes = { id, name: field.id, 'aria-required': field.isRequired };
  return html`
    <div class="field">
      <label for=${id}>${titleOf(field)}</label>
      <${FileInput} attributes=${attributes} fileTypes=${field.fileTypes} max=${field.max} />
      <small class="hint">${field.description}</small>
    </div>
  `;
}

function titleOf({ label, isRequired }: PageField): string {
  return isRequired ? `${label} *` : label;
}

function formatSelectionLimits(min: number, max: number): string {
  if (min === max) return `Choose ${max}`;
  return min === 0 ? `Choose up to ${max}` : `Choose ${min} to ${max}`;
}
