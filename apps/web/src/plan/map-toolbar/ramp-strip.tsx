import styles from './ramp-strip.module.css';

/** A ramp's colours side by side, from low to high. */
export function RampStrip({ colours }: { colours: readonly string[] }) {
  return (
    <span className={styles.strip} aria-hidden="true">
      {colours.map((colour) => (
        <span key={colour} style={{ backgroundColor: colour }} />
      ))}
    </span>
  );
}
