// Told apart by people who see few colours too, on light and on dark ground; after Okabe and Ito, adjusted for
// contrast of at least 3:1 with the ground.
const light = ['#0e8a68', '#3f6fe0', '#c47508', '#8b5cf6', '#c2447f', '#0f87a6', '#7d7f12', '#6b7683'];
const dark = ['#35c792', '#7fa6ff', '#f0b04b', '#b79cff', '#f283b6', '#5cc3e6', '#c9cc4f', '#a5b0bd'];

/** The colour of the series at a place in the list, the same on every page. */
export function chartColor(index: number, isDark: boolean): string {
  const colors = isDark ? dark : light;
  return colors[index % colors.length] ?? '#888888';
}
