import type { Guard } from '../../guards/form.ts';
import { fields, isRecord, optional } from '../../guards/objects.ts';
import { either, list, number, oneOf, snowflake, text, yesOrNo } from '../../guards/values.ts';
import type { FieldValue, NewFile, Requests, Value } from '../protocol.ts';

/** Names and ids are no longer than this on Discord; words are checked by the person's client. */
const short = text({ max: 100 });
const from = { as: oneOf('member', 'moderator'), place: snowflake };
const commandUse = { ...from, name: short, subcommand: optional(short) };
const file: Guard<NewFile> = fields({ name: text({ min: 1, max: 255 }), type: text({ max: 255 }), data: text() });
const value: Guard<Value> = either(file, either(text(), either(number({ fractions: true }), yesOrNo)));
const fieldValue: Guard<FieldValue> = either(text(), either(list(text()), list(file)));

/** What the page may ask, and how it has to look. */
export const shapes: { readonly [Kind in keyof Requests]: Guard<Requests[Kind]> } = {
  look: fields({ ...from, before: optional(snowflake) }),
  offer: fields(from),
  say: fields({ ...from, words: text(), replyTo: optional(snowflake), ping: optional(yesOrNo) }),
  use: fields({ ...commandUse, values: recordOf(value) }),
  suggest: fields({ ...commandUse, option: short, typed: text(), values: recordOf(value) }),
  menu: fields({ ...from, name: short, message: snowflake }),
  press: fields({ ...from, message: snowflake, customId: short }),
  choose: fields({ ...from, message: snowflake, customId: short, values: list(short) }),
  submit: fields({ ...from, form: snowflake, values: recordOf(fieldValue) }),
  watch: fields({ isWatching: yesOrNo }),
};

function recordOf<T>(item: Guard<T>): Guard<Readonly<Record<string, T>>> {
  return (entries, place): entries is Readonly<Record<string, T>> =>
    isRecord(entries)
      ? Object.entries(entries).every(([name, entry]) => item(entry, place.at(name)))
      : place.refuse('MODEL_TYPE_CONVERT', 'Only dictionaries may be used in a DictType');
}
