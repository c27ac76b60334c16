import { useEffect, useRef, type RefObject } from 'react';
import { useLocation } from 'react-router';

/**
 * Moves the focus to the page when another one is shown, so that keyboard and screen reader continue there and not
 * in the menu. The page that was opened first leaves the focus where the browser put it.
 */
export function useFocusOnNavigation(): RefObject<HTMLElement | null> {
  const element = useRef<HTMLElement>(null);
  const shown = useRef<string | null>(null);
  const { pathname } = useLocation();
  useEffect(() => {
    if (shown.current !== null && shown.current !== pathname) {
      element.current?.focus({ preventScroll: true });
      window.scrollTo(0, 0);
    }
    shown.current = pathname;
  }, [pathname]);
  return element;
}
