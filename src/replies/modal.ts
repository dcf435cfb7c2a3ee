/** A field of a modal. `id` is its key in the submitted values. */
export type ModalField =
  | {
      readonly kind: 'line' | 'paragraph';
      readonly id: string;
      readonly label: string;
      readonly hint?: string;
      readonly value: string;
      readonly maxLength: number;
      readonly required: boolean;
    }
  | {
      readonly kind: 'choice';
      readonly id: string;
      readonly label: string;
      readonly hint?: string;
      /** Up to 25, Discord's limit for a select menu. */
      readonly choices: readonly {
        readonly value: string;
        readonly label: string;
        readonly description?: string;
        readonly isSelected: boolean;
      }[];
      readonly minSelected: number;
      readonly maxSelected: number;
    };

/**
 * A modal with up to five fields, Discord's limit. The modal handler of `action` gets the submitted values and `argument`.
 */
export type Modal = {
  readonly kind: 'modal';
  readonly action: string;
  readonly argument: string;
  readonly title: string;
  readonly fields: readonly ModalField[];
};
