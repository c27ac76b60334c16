/** The contrast that text needs with its ground: WCAG 2.2, level AA. */
export const readable = 4.5;

/** A color as red, green and blue, each 0 to 255. */
type Rgb = readonly [number, number, number];

/** The shades of a color for one mode. */
export interface Shades {
  /** For buttons, links and focus rings: readable on every ground of the mode, and on its tint. */
  primary: string;
  hover: string;
  active: string;
  /** For text on a ground of the primary shade, hovered over and pressed as well. */
  onPrimary: string;
  /** A faint ground. */
  tint: string;
}

/** The grounds that text stands on, by mode: those of the page, of panels and of menus. */
export const grounds = { light: ['#ffffff', '#f6f7f8'], dark: ['#0e1113', '#15191c', '#1c2125'] } as const;

const white: Rgb = [255, 255, 255];
const black: Rgb = [0, 0, 0];
const steps = 100;
// More than what is needed, so that rounding takes nothing away.
const wanted = readable + 0.1;

/** The nearest shades of a color, #rrggbb, that can be read: darker ones in light mode, lighter ones in dark mode. */
export function shadesOf(color: string, isDark: boolean): Shades {
  const own = parse(color);
  const end = isDark ? white : black;
  const panel = parse(isDark ? grounds.dark[1] : grounds.light[0]);
  for (let step = 0; step <= steps; step++) {
    const primary = mix(own, end, step / steps);
    const tint = mix(panel, own, isDark ? 0.14 : 0.1);
    const on = isDark ? mix(primary, black, 0.9) : white;
    const isReadable = [...(isDark ? grounds.dark : grounds.light).map(parse), tint, on].every(
      (ground) => contrast(primary, ground) >= wanted,
    );
    if (isReadable || step === steps) {
      return {
        primary: format(primary),
        hover: format(mix(primary, end, 0.12)),
        active: format(mix(primary, end, 0.24)),
        onPrimary: format(on),
        tint: format(tint),
      };
    }
  }
  throw new Error('Black on white and white on black can be read.');
}

/** A deep ground of a color with light text on it, the same in both modes. */
export interface Stage {
  light: string;
  base: string;
  deep: string;
  line: string;
  title: string;
  text: string;
}

/** The lightest ground of a color, #rrggbb, on which light text can be read. */
export function stageOf(color: string): Stage {
  const own = parse(color);
  const text: Rgb = [219, 226, 232];
  let light = own;
  for (let step = 0; step <= steps && contrast(light, text) < wanted; step++)
    light = mix(own, black, step / steps);
  return {
    light: format(light),
    base: format(mix(light, black, 0.3)),
    deep: format(mix(light, black, 0.55)),
    line: format(mix(light, white, 0.15)),
    title: format(white),
    text: format(text),
  };
}

/** The contrast of two colors, 1 to 21 (WCAG 2.2, contrast ratio). */
export function contrastOf(one: string, other: string): number {
  return contrast(parse(one), parse(other));
}

function contrast(one: Rgb, other: Rgb): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(color: Rgb): number {
  const [red = 0, green = 0, blue = 0] = color.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function mix(from: Rgb, to: Rgb, share: number): Rgb {
  const part = (index: 0 | 1 | 2) => Math.round(from[index] + (to[index] - from[index]) * share);
  return [part(0), part(1), part(2)];
}

function parse(color: string): Rgb {
  const part = (at: number) => Number.parseInt(color.slice(at, at + 2), 16);
  return [part(1), part(3), part(5)];
}

function format(color: Rgb): string {
  return `#${color.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}
