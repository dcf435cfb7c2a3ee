/** A field of a form. `id` names it in what is sent in. */
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
      /** At most 25. */
      readonly choices: readonly {
        readonly value: string;
        readonly label: string;
        readonly detail?: string;
        readonly isSelected: boolean;
      }[];
      readonly minSelected: number;
      readonly maxSelected: number;
    };

/** A form to fill in; what is sent in comes to the form of this action, with the argument. At most five fields. */
export type Modal = {
  readonly kind: 'modal';
  readonly action: string;
  readonly argument: string;
  readonly title: string;
  readonly fields: readonly ModalField[];
};
