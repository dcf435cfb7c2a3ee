import { Collection, ComponentType } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { modalPayload, readModalFields } from '../../src/discord/modals.ts';
import type { Modal, ModalField } from '../../src/replies/modal.ts';

const textField: ModalField = {
  kind: 'line',
  id: 'question',
  label: 'Question',
  value: '',
  maxLength: 300,
  required: true,
};
const choiceField: ModalField = {
  kind: 'choice',
  id: 'sentences',
  label: 'Sentences',
  choices: [
    { value: '1', label: 'Sentence 1', description: 'He was shot.', isSelected: true },
    { value: '2', label: 'Sentence 2', isSelected: false },
  ],
  minSelected: 1,
  maxSelected: 2,
};
const createModal = (...fields: ModalField[]): Modal => ({
  kind: 'modal',
  action: 'gap-fact',
  argument: '7',
  title: 'Draft',
  fields,
});

describe('A modal in Discord’s format', () => {
  test('has its action and argument as custom id', () => {
    expect(modalPayload(createModal(textField))).toMatchObject({ custom_id: 'gap-fact:7', title: 'Draft' });
  });

  test('has a label above each field', () => {
    expect(
      modalPayload(
        createModal(
          textField,
          { ...textField, id: 'answer', kind: 'paragraph', value: 'So.', hint: 'Plainly' },
          choiceField,
        ),
      ),
    ).toMatchObject({
      components: [
        { type: 18, label: 'Question', component: { type: 4, style: 1, custom_id: 'question', max_length: 300 } },
        { type: 18, description: 'Plainly', component: { type: 4, style: 2, value: 'So.' } },
        { type: 18, component: { type: 3, custom_id: 'sentences', min_values: 1, max_values: 2, required: true } },
      ],
    });
  });

  test('has every choice with its value, and the selected ones marked', () => {
    const [field] = modalPayload(createModal(choiceField)).components;
    expect(field).toMatchObject({
      component: {
        options: [
          { value: '1', label: 'Sentence 1', description: 'He was shot.', default: true },
          { value: '2', label: 'Sentence 2', default: false },
        ],
      },
    });
  });

  test('is within Discord’s limits, even with long names and values', () => {
    const long = 'x'.repeat(500);
    const choices = [{ value: '1', label: long, description: long, isSelected: false }];
    const modal = modalPayload({
      ...createModal({ ...textField, label: long, hint: long, value: long }, { ...choiceField, choices }),
      title: long,
    });
    expect(modal.title).toHaveLength(45);
    expect(modal.components).toMatchObject([
      {
        label: `${long.slice(0, 44)}…`,
        description: `${long.slice(0, 99)}…`,
        component: { value: long.slice(0, 300) },
      },
      { component: { options: [{ label: `${long.slice(0, 99)}…`, description: `${long.slice(0, 99)}…` }] } },
    ]);
  });
});

test.each([
  ['an emoji', '😀'],
  ['a family of four', '👨‍👩‍👧‍👦'],
  ['a flag', '🇬🇧'],
  ['a letter with its accent', 'e\u0301'],
])('Truncated text in a modal never ends in half of %s', (_, one) => {
  for (let before = 0; before < 12; before += 1) {
    const long = 'x'.repeat(before) + one.repeat(300);
    const modal = modalPayload({
      ...createModal(
        { ...textField, label: long, hint: long, value: long },
        { ...choiceField, choices: [{ value: '1', label: long, description: long, isSelected: false }] },
      ),
      title: long,
    });
    const texts: string[] = [];
    JSON.stringify(modal, (_, value) => {
      if (typeof value === 'string' && value.includes(one)) texts.push(value);
      return value;
    });
    expect(texts).toHaveLength(6);
    for (const text of texts) expect(text.replace(/^x*|…$/g, '').replaceAll(one, '')).toBe('');
  }
});

test('Submitted values are read by field, as texts and choices; anything else is ignored', () => {
  const common = { id: 1, customId: 'x' };
  const fields = new Collection([
    ['question', { ...common, type: ComponentType.TextInput as const, value: 'Why?' }],
    ['sentences', { ...common, type: ComponentType.StringSelect as const, values: ['1', '2'] }],
    ['file', { ...common, type: ComponentType.Checkbox as const, value: true }],
  ]);
  expect(readModalFields({ fields })).toEqual({ question: ['Why?'], sentences: ['1', '2'], file: [] });
});
