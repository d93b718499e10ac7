/** One of many in little room: the browser's own list, which every phone shows in its own way. */

interface Option {
  value: string;
  label: string;
}

interface Props {
  id: string;
  label: string;
  options: readonly Option[];
  chosen: string;
  onChoose: (value: string) => void;
}

export function Select({ id, label, options, chosen, onChoose }: Props) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select id={id} value={chosen} onChange={(event) => onChoose(event.currentTarget.value)}>
        {options.map(({ value, label: told }) => (
          <option key={value} value={value} selected={value === chosen}>
            {told}
          </option>
        ))}
      </select>
    </div>
  );
}
