import { describe, expect, test } from 'vitest';
import { contrastOf, grounds, readable, shadesOf, stageOf } from './shades';

/** Every color of a grid over the whole cube, and its corners. */
const colors = [0, 51, 102, 153, 204, 255].flatMap((red) =>
  [0, 51, 102, 153, 204, 255].flatMap((green) =>
    [0, 51, 102, 153, 204, 255].map(
      (blue) => `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`,
    ),
  ),
);

describe.each([false, true])('Shades_DarkMode%s', (isDark) => {
  test('Shades_OfAnyColor_CanBeReadOnEveryGround', () => {
    const bad = colors.flatMap((color) => {
      const { primary, hover, active, onPrimary, tint } = shadesOf(color, isDark);
      const pairs = [primary, hover, active].flatMap((shade) =>
        [...grounds[isDark ? 'dark' : 'light'], onPrimary, tint].map((ground) => [shade, ground] as const),
      );
      return pairs
        .filter(([shade, ground]) => contrastOf(shade, ground) < readable)
        .map((pair) => [color, ...pair]);
    });

    expect(colors).toHaveLength(216);
    expect(bad).toEqual([]);
  });
});

test('Stage_OfAnyColor_HasTextThatCanBeRead', () => {
  const bad = colors.filter((color) => {
    const { light, base, deep, title, text } = stageOf(color);
    return [light, base, deep].some((ground) =>
      [title, text].some((letters) => contrastOf(ground, letters) < readable),
    );
  });

  expect(bad).toEqual([]);
});

test('Shade_ThatCanBeReadAlready_StaysAsItIs', () => {
  expect(shadesOf('#0c5a46', false).primary).toBe('#0c5a46');
  expect(shadesOf('#7fe0c0', true).primary).toBe('#7fe0c0');
});

test.each([
  ['#000000', '#ffffff', 21],
  ['#777777', '#ffffff', 4.48],
  ['#336699', '#336699', 1],
])('Contrast_Of%sAnd%s_IsThatOfWcag', (one, other, contrast) => {
  expect(contrastOf(one, other)).toBeCloseTo(contrast, 2);
});
