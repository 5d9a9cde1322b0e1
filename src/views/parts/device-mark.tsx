import { useWords } from './words.tsx';

/** Says of a story that it is on this device: an arrow onto a tray, and words for those who hear it. */
export function DeviceMark() {
  const { list } = useWords();
  return (
    <span title={list.onDevice}>
      <svg
        viewBox="0 0 24 24"
        width="1em"
        height="1em"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        aria-hidden="true"
      >
        <path d="M12 4v11m-4.5-4.5L12 15l4.5-4.5M5 19.5h14" />
      </svg>
      <span className="visually-hidden">{list.onDevice}</span>
    </span>
  );
}
