// Told apart by people who see few colours too, on light and on dark ground; after Okabe and Ito, adjusted for
// contrast of at least 3:1 with the ground.
const light = ['#0c7a5c', '#c2620a', '#3b5bdb', '#b5307a', '#5f6b7a', '#8a6d00', '#0f7fa8', '#7a4bc2'];
const dark = ['#35c792', '#f0a04b', '#8aa2ff', '#f283b6', '#a5b0bd', '#d9bd3f', '#5cc3e6', '#b99af0'];

/** The colour of the series at a place in the list, the same on every page. */
export function chartColor(index: number, isDark: boolean): string {
  const colors = isDark ? dark : light;
  return colors[index % colors.length] ?? '#888888';
}
