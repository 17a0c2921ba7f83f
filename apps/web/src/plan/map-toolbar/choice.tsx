import styles from './map-toolbar.module.css';

interface Props<Value extends string> {
  label: string;
  testId: string;
  value: Value;
  options: readonly { value: Value; text: string }[];
  onChoose(value: Value): void;
}

/** One of several, under a small caption. */
export function Choice<Value extends string>(props: Props<Value>) {
  const { label, testId, value, options, onChoose } = props;
  return (
    <label className={styles.choice}>
      <span>{label}</span>
      <select
        value={value}
        data-testid={testId}
        onChange={({ currentTarget }) => {
          const chosen = options.find((option) => option.value === currentTarget.value);
          if (chosen) onChoose(chosen.value);
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
    </label>
  );
}
