import { useEffect, useRef } from 'react';

import styles from './reading-progress.module.css';

/** A thin line under the masthead that grows as the article is read; for the eye only. */
export function ReadingProgress() {
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const update = () => {
      const article = document.querySelector('main article');
      if (article === null || line.current === null) return;
      const { top, height } = article.getBoundingClientRect();
      const room = Math.max(1, height - globalThis.innerHeight);
      line.current.style.setProperty('--read', String(Math.min(1, Math.max(0, -top / room))));
    };
    update();
    globalThis.addEventListener('scroll', update, { passive: true });
    return () => globalThis.removeEventListener('scroll', update);
  }, []);
  return <div ref={line} className={styles.line} aria-hidden="true" />;
}
