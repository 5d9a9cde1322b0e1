/** What has a better place for the focus gives it sooner: Back, a choice of a filter, a dialog. */
const SETTLE_MS = 250;

/**
 * Hands the focus on to the heading, from now on, where what had it goes by itself: another try of a page that failed, once
 * that opens, or a line about the network that is back. Where only a part of a page goes, browsers go on from its place.
 * What was hidden for a moment, while another answer came, has the focus back.
 */
export function keepFocus(): void {
  let focused: HTMLElement | undefined;
  let page: Element | null | undefined;
  let wasHidden = false;
  const note = (target: EventTarget | null) => {
    focused = target instanceof HTMLElement ? target : undefined;
    wasHidden = false;
    page = focused?.closest('main > *');
  };
  const isNowhere = () => document.activeElement === document.body;
  const isLost = () =>
    isNowhere() && focused?.checkVisibility() === false && page?.checkVisibility() !== true;
  let isLooking = false;
  const look = () => {
    isLooking = false;
    if (isLost()) findHeading()?.focus({ preventScroll: true });
  };
  note(document.activeElement);
  document.addEventListener('focusin', ({ target }) => note(target));
  document.addEventListener('focusout', () => {
    wasHidden = focused?.checkVisibility() === false;
  });
  // Who presses on nothing wants no focus.
  document.addEventListener('pointerdown', () => note(null));
  new MutationObserver(() => {
    if (wasHidden && isNowhere() && focused?.checkVisibility() === true)
      focused.focus({ preventScroll: true });
    if (isLooking || !isLost()) return;
    isLooking = true;
    setTimeout(look, SETTLE_MS);
  }).observe(document.body, { childList: true, subtree: true });
}

/** That of the page that is shown: another may stand hidden behind it. */
function findHeading(): HTMLElement | undefined {
  return [...document.querySelectorAll<HTMLElement>('main h1')].find((heading) => heading.checkVisibility());
}
