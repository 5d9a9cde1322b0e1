import { DEFAULT_SETTINGS } from '../../reader/settings.ts';
import { announce } from '../parts/announcer.tsx';
import { FailedPart } from '../parts/faces.tsx';
import { Guard } from '../parts/guard.tsx';
import { showNotice } from '../parts/notice.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { useSettings } from '../parts/use-settings.ts';
import { useWords } from '../parts/words.tsx';
import { DeviceSection } from './device-section.tsx';
import { MutesSection } from './mutes-section.tsx';
import {
  AppearanceSection,
  LanguageSection,
  ListsSection,
  NetworkSection,
  TextSection,
} from './sections.tsx';
import { useSettingsWords } from './settings-words.ts';
import styles from './settings.module.css';
import { ShortcutsSection } from './shortcuts-section.tsx';
import { YourDataSection } from './your-data.tsx';

const SECTIONS = [
  AppearanceSection,
  TextSection,
  ListsSection,
  MutesSection,
  LanguageSection,
  ShortcutsSection,
  NetworkSection,
  // A build that keeps nothing has nothing to say of it.
  ...(import.meta.env['OFFLINE'] === false ? [] : [DeviceSection]),
  YourDataSection,
] as const;

/** What the reader may choose, in sections. */
export function SettingsPage() {
  const title = useWords().shell.settings;
  const words = useSettingsWords();
  return (
    <div className={styles.page}>
      <PageHead title={title} description={words.description} isPublic={false} />
      <h1 tabIndex={-1}>{title}</h1>
      <p className={styles.description}>{words.description}</p>
      <noscript>
        <p>{words.needsScripts}</p>
      </noscript>
      <div className={styles.sections}>
        {SECTIONS.map((Section, index) => (
          <Guard key={index} renderFailure={() => <FailedPart />}>
            <Section />
          </Guard>
        ))}
      </div>
      <Restore />
    </div>
  );
}

/** Brings back the settings of somebody who changed nothing, and lets the reader take that back. */
function Restore() {
  const { save, shell } = useWords();
  const words = useSettingsWords();
  const { settings, change } = useSettings();
  const restore = () => {
    const { language, ...before } = settings;
    const isKept = change({ ...DEFAULT_SETTINGS, language });
    const undo = () => {
      if (change(before)) showNotice(undefined);
      announce(words.undone);
    };
    showNotice({
      text: isKept ? words.restored : `${words.restored} ${shell.settingsUnkept}`,
      action: { label: save.undo, run: undo },
    });
  };
  return (
    <div className={styles.restore}>
      <button type="button" onClick={restore}>
        {words.restore}
      </button>
      <p>{words.restoreHint}</p>
    </div>
  );
}
