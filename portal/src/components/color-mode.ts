import { createContext, use } from 'react';

/** Light, dark, or as the reader's system has it. */
export type ColorMode = 'system' | 'light' | 'dark';

/** What the reader chose, and what it comes to now. */
export interface ColorModeState {
  mode: ColorMode;
  isDark: boolean;
  setMode: (mode: ColorMode) => void;
}

/** Provided by the app. */
export const ColorModeContext = createContext<ColorModeState>({
  mode: 'system',
  isDark: false,
  setMode: () => undefined,
});

/** What the reader chose, and what it comes to now. */
export function useColorMode(): ColorModeState {
  return use(ColorModeContext);
}
