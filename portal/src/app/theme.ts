import type { ThemeConfig } from 'antd/es/config-provider/context';
import theme from 'antd/es/theme';
import { shadesOf, type Shades } from '@/format/shades';

const fontFamily =
  "'Inter Variable', Inter, system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";

/** Which colours, and whether nothing moves. */
export interface Look {
  isDark: boolean;
  isStill: boolean;
  /** The color of the brand, #rrggbb; without one, the portal's own green. */
  color?: string | undefined;
}

/** The look of the component library. Contrasts are those of WCAG 2.2 AA; a test holds them. */
export function themeOf({ isDark, isStill, color }: Look): ThemeConfig {
  const shades = color === undefined ? null : shadesOf(color, isDark);
  return {
    algorithm: isDark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    cssVar: { key: 'payg' },
    token: {
      fontFamily,
      borderRadius: 8,
      controlHeight: 38,
      motion: !isStill,
      ...(isDark ? darkTokens : lightTokens),
      ...(shades && tokensOf(shades)),
    },
    components: {
      Form: { verticalLabelPadding: '0 0 6px', itemMarginBottom: 20 },
      Button: {
        primaryShadow: 'none',
        primaryColor: shades?.onPrimary ?? (isDark ? '#04231a' : '#ffffff'),
        dangerColor: isDark ? '#2a0806' : '#ffffff',
      },
      Segmented: { trackBg: isDark ? '#23292e' : '#e8ecef' },
      Table: {
        headerBg: 'transparent',
        headerColor: isDark ? '#a3adb6' : '#57606a',
        fontWeightStrong: 500,
        rowHoverBg: isDark ? '#1a1f23' : '#f7f9fa',
        headerSplitColor: 'transparent',
        footerBg: 'transparent',
        cellPaddingInline: 20,
        cellPaddingBlock: 11,
      },
    },
  };
}

/** The brand's color in the place of the green; what is pressed or hovered over can be read as well. */
function tokensOf({ primary, hover, active, tint }: Shades): ThemeConfig['token'] {
  return {
    colorPrimary: primary,
    colorPrimaryHover: hover,
    colorPrimaryActive: active,
    colorPrimaryText: primary,
    colorPrimaryTextHover: hover,
    colorPrimaryBg: tint,
    colorLink: primary,
    colorLinkHover: hover,
    colorLinkActive: active,
    colorInfo: primary,
  };
}

const lightTokens: ThemeConfig['token'] = {
  colorPrimary: '#0c7a5c',
  colorPrimaryBg: '#e6f4ee',
  colorLink: '#0b6e53',
  colorError: '#cf2e2e',
  colorSuccess: '#18794e',
  colorSuccessBg: '#e8f5ee',
  colorSuccessBorder: '#a3d3ba',
  colorBgLayout: '#f6f7f8',
  colorText: '#1a2026',
  colorTextSecondary: '#57606a',
  colorTextTertiary: '#616b75',
  colorTextDescription: '#57606a',
  colorTextPlaceholder: '#68727d',
  colorBorder: '#d3d9df',
  colorBorderSecondary: '#e5e9ed',
};

const darkTokens: ThemeConfig['token'] = {
  colorPrimary: '#35c792',
  colorPrimaryBg: '#13281f',
  colorLink: '#4fd6a5',
  colorError: '#ff7b72',
  colorSuccess: '#3fb950',
  colorBgLayout: '#0e1113',
  colorBgContainer: '#15191c',
  colorBgElevated: '#1c2125',
  colorText: '#e8ecef',
  colorTextSecondary: '#a3adb6',
  colorTextTertiary: '#98a3ad',
  colorTextDescription: '#a3adb6',
  colorTextPlaceholder: '#8a949e',
  colorBorder: '#363e45',
  colorBorderSecondary: '#262c31',
};
