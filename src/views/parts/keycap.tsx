import styles from './keycap.module.css';

/** A key of the keyboard, by what stands on it. */
export function Keycap({ children }: { children: string }) {
  return <kbd className={styles.keycap}>{children}</kbd>;
}
