import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
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
