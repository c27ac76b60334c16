import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { renderInPage } from '@test/render';
import StackedChart, { type ChartPoint } from './stacked-chart';

const point: ChartPoint = { label: 'Nov 29', axisLabel: '29', values: {} };
const show = (points: ChartPoint[]) =>
  renderInPage(<StackedChart description="Cost" series={['api1']} points={points} formatAxis={String} />);

test('Chart_WithAForecast_NamesItInTheLegend', () => {
  show([point, { ...point, forecast: { height: 50, text: 'about $50.00' } }]);

  expect(screen.getByText('Forecast')).toBeDefined();
});

test('Chart_WithoutAForecast_DoesNotSpeakOfOne', () => {
  show([point]);

  expect(screen.queryByText('Forecast')).toBeNull();
});

test('Chart_OnADayThatHasNotCome_OpensNothingAndShowsNoPointer', async () => {
  vi.stubGlobal('ResizeObserver', FixedSize);
  const onSelect = vi.fn();
  const points: ChartPoint[] = [
    { ...point, start: '2026-11-29T00:00:00Z', values: { api1: { height: 5, text: '$5.00' } } },
    { label: 'Nov 30', axisLabel: '30', values: {}, forecast: { height: 5, text: 'about $5.00' } },
  ];
  const { container } = renderInPage(
    <StackedChart
      description="Cost"
      series={['api1']}
      points={points}
      formatAxis={String}
      onSelect={onSelect}
    />,
  );
  const chart = await waitFor(() => lastOf(container, '.recharts-wrapper'));
  const forecastBar = () => lastOf(container, '.recharts-bar-rectangle path');
  const [today, tomorrow] = [
    { clientX: 150, clientY: 100 },
    { clientX: 500, clientY: 100 },
  ];

  fireEvent.mouseMove(chart, tomorrow);
  await screen.findByText('Nov 30');
  fireEvent.click(chart, tomorrow);
  fireEvent.click(forecastBar());
  await new Promise(requestAnimationFrame);
  expect(onSelect).not.toHaveBeenCalled();
  expect(chart.style.cursor).toBe('default');
  expect(container.querySelector('[tabindex="0"], a')).toBeNull();

  fireEvent.mouseMove(chart, today);
  await waitFor(() => expect(chart.style.cursor).toBe('pointer'));
  // A tap on the other bar, without a move to it.
  fireEvent.click(forecastBar());
  await new Promise(requestAnimationFrame);
  expect(onSelect).not.toHaveBeenCalled();
  fireEvent.click(chart, today);
  await waitFor(() => expect(onSelect).toHaveBeenCalledWith('2026-11-29T00:00:00Z'));
});

/** What jsdom lacks: a size of what is observed. */
class FixedSize {
  private readonly callback: ResizeObserverCallback;

  constructor(callback: ResizeObserverCallback) {
    this.callback = callback;
  }

  observe() {
    const entry = { contentRect: { width: 600, height: 280 } } as ResizeObserverEntry;
    this.callback([entry], this);
  }

  unobserve() {}

  disconnect() {}
}

function lastOf(container: Element, selector: string): HTMLElement | SVGElement {
  const last = [...container.querySelectorAll<HTMLElement | SVGElement>(selector)].at(-1);
  if (last === undefined) throw new Error('Not drawn yet.');
  return last;
}
