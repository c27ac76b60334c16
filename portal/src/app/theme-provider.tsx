import AntdApp from 'antd/es/app';
import ConfigProvider from 'antd/es/config-provider';
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { brand } from '@/api/brand';
import { ColorModeContext, type ColorMode } from '@/components/color-mode';
import { themeOf } from './theme';
import { useMedia } from './use-media';

const storageKey = 'payg-color-mode';

/** Light or dark, as the reader chose or as their system has it, for every component beneath. */
export function ThemeProvider({ children }: { children: ReactNode }) {
  const [mode, setMode] = useState(storedMode);
  const systemIsDark = useMedia('(prefers-color-scheme: dark)');
  const isStill = useMedia('(prefers-reduced-motion: reduce)');
  const isDark = mode === 'system' ? systemIsDark : mode === 'dark';

  useEffect(() => {
    document.documentElement.dataset['theme'] = isDark ? 'dark' : 'light';
  }, [isDark]);

  const state = useMemo(
    () => ({
      mode,
      isDark,
      setMode: (next: ColorMode) => {
        store(next);
        setMode(next);
      },
    }),
    [mode, isDark],
  );
  const theme = useMemo(() => themeOf({ isDark, isStill, color: brand.color }), [isDark, isStill]);

  return (
    <ColorModeContext value={state}>
      <ConfigProvider theme={theme} button={{ autoInsertSpace: false }} form={{ requiredMark: false }}>
        <AntdApp className="payg" notification={{ placement: 'bottomRight', duration: 6, maxCount: 3 }}>
          {children}
        </AntdApp>
      </ConfigProvider>
    </ColorModeContext>
  );
}

function storedMode(): ColorMode {
  try {
    const stored = localStorage.getItem(storageKey);
    return stored === 'light' || stored === 'dark' ? stored : 'system';
  } catch {
    // Storage may be forbidden; then nothing is remembered.
    return 'system';
  }
}

function store(mode: ColorMode): void {
  try {
    localStorage.setItem(storageKey, mode);
  } catch {
    // As above.
  }
}
